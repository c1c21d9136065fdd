// Osvclients asks a server everything that OSV's own Go client can ask, about packages of which it is known what is to be
// found in them: osvclients ADDRESS PACKAGES. Only the base URL of the client is changed; it decodes strictly, so that a
// member that the OSV schema does not know fails.
package main

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"golang.org/x/sync/errgroup"
	"osv.dev/bindings/go/api"
	"osv.dev/bindings/go/osvdev"

	"github.com/ossf/osv-schema/bindings/go/osvschema"
)

const (
	ecosystem   = "crates.io"
	minPackages = 3000
	parallel    = 8
)

type pkg struct {
	name, version, ids string
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("osvdev: ")
	if len(os.Args) != 3 {
		log.Fatal("usage: osvclients ADDRESS PACKAGES")
	}
	client := osvdev.DefaultClient()
	client.BaseHostURL = os.Args[1]
	packages := read(os.Args[2])
	if len(packages) < minPackages {
		log.Fatalf("%d packages are too few", len(packages))
	}
	ctx := context.Background()
	modified := batch(ctx, client, packages, func(p pkg) *api.Query {
		return &api.Query{
			Package: &osvschema.Package{Name: p.name, Ecosystem: ecosystem},
			Param:   &api.Query_Version{Version: p.version},
		}
	})
	batch(ctx, client, packages, func(p pkg) *api.Query {
		return &api.Query{Package: &osvschema.Package{Purl: "pkg:cargo/" + p.name + "@" + p.version}}
	})
	single(ctx, client, packages)
	records(ctx, client, modified)
	fmt.Printf("osvdev: %d packages by batch, by purl and one by one, %d records\n", len(packages), len(modified))
}

func read(path string) []pkg {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	var packages []pkg
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		packages = append(packages, pkg{fields[0], fields[1], fields[2]})
	}
	return packages
}

// batch asks for all packages at once and gives the time of the last change of every record that was found.
func batch(ctx context.Context, client *osvdev.OSVClient, packages []pkg, query func(pkg) *api.Query) map[string]string {
	queries := make([]*api.Query, len(packages))
	for i, p := range packages {
		queries[i] = query(p)
	}
	answer, err := client.QueryBatch(ctx, queries)
	if err != nil {
		log.Fatalf("querybatch: %v", err)
	}
	if len(answer.GetResults()) != len(packages) {
		log.Fatalf("querybatch: %d results for %d queries", len(answer.GetResults()), len(packages))
	}
	modified := map[string]string{}
	for i, p := range packages {
		expect(p, "querybatch", answer.GetResults()[i])
		for _, vuln := range answer.GetResults()[i].GetVulns() {
			modified[vuln.GetId()] = vuln.GetModified().AsTime().String()
		}
	}
	return modified
}

func single(ctx context.Context, client *osvdev.OSVClient, packages []pkg) {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for _, p := range packages {
		group.Go(func() error {
			answer, err := client.Query(ctx, &api.Query{
				Package: &osvschema.Package{Name: p.name, Ecosystem: ecosystem},
				Param:   &api.Query_Version{Version: p.version},
			})
			if err != nil {
				return fmt.Errorf("query of %s %s: %w", p.name, p.version, err)
			}
			expect(p, "query", answer)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		log.Fatal(err)
	}
}

func expect(p pkg, route string, answer *api.VulnerabilityList) {
	var ids []string
	for _, vuln := range answer.GetVulns() {
		ids = append(ids, vuln.GetId())
	}
	if found := strings.Join(ids, ","); found != p.ids {
		log.Fatalf("%s of %s %s: expected [%s], found [%s]", route, p.name, p.version, p.ids, found)
	}
}

func records(ctx context.Context, client *osvdev.OSVClient, modified map[string]string) {
	for id, when := range modified {
		record, err := client.GetVulnByID(ctx, id)
		if err != nil {
			log.Fatalf("vulns/%s: %v", id, err)
		}
		if record.GetId() != id || record.GetModified().AsTime().String() != when {
			log.Fatalf("vulns/%s: is %s, modified %v, not %s", id, record.GetId(), record.GetModified(), when)
		}
		if len(record.GetAffected()) != 1 || record.GetAffected()[0].GetPackage().GetEcosystem() != ecosystem {
			log.Fatalf("vulns/%s: affects no package of %s", id, ecosystem)
		}
	}
}
