"""Runs the recipes for GitHub, GitLab and pre-commit that a page has, as far as that can be done without GitHub and GitLab.

A workflow of GitHub is checked by actionlint and by its schema, and its steps are run as the runner does, with the real gh,
whose requests go to Comments, a fake of the part of the API that they need. GitLab's job is checked by GitLab's own schema and
run in busybox's shell with busybox's tools and curl, which is what its image has. The hook is run by pre-commit.
"""

import http.server
import json
import pathlib
import re
import shutil
import subprocess
import threading
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"
PACKAGES = {"gh": "gh", "jq": "jq", "busybox": "busybox", "shellcheck": "shellcheck"}
TOKEN = "token-of-the-job"
BOT = "github-actions[bot]"
SECONDS = 120

CLEAN = """version = 4

[[package]]
name = "cfg-if"
version = "1.0.4"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "9330f8b2ff13f34540b44e946ef35111825727b38d33286ef986142615121801"
"""


class Comments(http.server.ThreadingHTTPServer):
    """The comments of one pull request, as GitHub's API has them: read by pages, written by tokens that may."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Requests)
        self.read_only = False
        self.comments = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def add(self, login, body):
        number = len(self.comments) + 1
        comment = {
            "url": f"http://api.github.localhost/repos/owner/app/issues/comments/{number}",
            "user": {"login": login},
            "body": body,
        }
        self.comments.append(comment)
        return comment

    def by_bot(self):
        return [comment for comment in self.comments if comment["user"]["login"] == BOT]


class Requests(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, value, **headers):
        body = json.dumps(value).encode()
        self.send_response(status)
        for name, text in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def is_admitted(self):
        return self.headers.get("Authorization") == f"token {TOKEN}"

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        if not self.is_admitted() or address.path != "/repos/owner/app/issues/7/comments":
            return self.answer(404, {"message": "Not Found"})
        query = dict(urllib.parse.parse_qsl(address.query))
        size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
        more = page * size < len(self.server.comments)
        after = f"http://{address.netloc}{address.path}?per_page={size}&page={page + 1}"
        links = {"Link": f'<{after}>; rel="next"'} if more else {}
        self.answer(200, self.server.comments[(page - 1) * size : page * size], **links)

    def do_POST(self):
        self.write(re.fullmatch(r"http://api\.github\.localhost/repos/owner/app/issues/7/comments()", self.path))

    def do_PATCH(self):
        self.write(re.fullmatch(r"http://api\.github\.localhost/repos/owner/app/issues/comments/(\d+)", self.path))

    def write(self, match):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        if not self.is_admitted() or not match:
            self.answer(404, {"message": "Not Found"})
        elif self.server.read_only:
            self.answer(403, {"message": "Resource not accessible by integration"})
        elif len(body) > 65536:
            self.answer(422, {"message": "Body is too long"})
        elif match[1]:
            comment = self.server.comments[int(match[1]) - 1]
            comment["body"] = body
            self.answer(200, comment)
        else:
            self.answer(201, self.server.add(BOT, body))


class Recipes:
    """The tools, and what is the same in all recipes. check(what, ok, detail) is told every result."""

    def __init__(self, work, environment, check):
        self.work = work
        self.environment = environment
        self.check = check
        work.mkdir()
        missing = sorted({package for tool, package in PACKAGES.items() if not shutil.which(tool)})
        if missing:
            self.tool(["apt-get", "update", "-q"])
            self.tool(["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing])
        self.tool(["python3", "-m", "venv", work / "venv"])
        self.tool([self.venv("pip"), "install", "-q", "--disable-pip-version-check", "-r", HERE / "requirements.txt"])
        if shutil.which("go"):
            self.tool(["go", "install", ACTIONLINT], GOBIN=work)

    def venv(self, program):
        return self.work / "venv/bin" / program

    def tool(self, words, cwd=None, **variables):
        environment = {**self.environment, "DEBIAN_FRONTEND": "noninteractive", **variables}
        done = subprocess.run([str(word) for word in words], cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS * 3)
        self.check(f"{words[0]}: exit status {done.returncode}", done.returncode == 0, done.stdout.decode())
        return done.stdout.decode()

    def run(self, where, text, folder, reachable):
        """Runs a recipe; reachable(text) puts the service's address in place of the page's."""
        file = self.work / "recipe.yml"
        file.write_text(text)
        script = "import json, sys, ruamel.yaml; json.dump(ruamel.yaml.YAML(typ='safe').load(open(sys.argv[1])), sys.stdout)"
        recipe = json.loads(self.tool([self.venv("python"), "-c", script, file]))
        if "jobs" in recipe:
            self.tool([self.venv("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", file])
            if (self.work / "actionlint").exists():
                self.tool([self.work / "actionlint", file])
            GitHub(self, recipe, folder, reachable).run(where)
        elif "repos" in recipe:
            self.hook(where, text, recipe, folder)
        else:
            self.tool([self.venv("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", file])
            self.gitlab(where, recipe, folder, reachable)

    def gitlab(self, where, recipe, folder, reachable):
        bin = self.work / "busybox"
        bin.mkdir()
        for applet in subprocess.run(["busybox", "--list"], capture_output=True, text=True).stdout.split():
            (bin / applet).symlink_to(shutil.which("busybox"))
        (bin / "curl").symlink_to(shutil.which("curl"))
        for job in recipe.values():
            report = folder / job["artifacts"]["reports"]["cyclonedx"]
            for lockfile, status in (("", 22), (CLEAN, 0)):
                project = copy(folder, self.work / f"gitlab{status}", lockfile)
                # What the runner makes of script:, in the shell that the image has.
                script = "set -eo pipefail\n" + reachable("\n".join(job["script"]))
                variables = {name: reachable(value) for name, value in job["variables"].items()}
                environment = {"PATH": str(bin), "HOME": self.environment["HOME"], "CI": "true", **variables}
                done = subprocess.run([bin / "sh", "-c", script], cwd=project, env=environment, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
                self.check(f"{where}: exit status {done.returncode}, not {status}", done.returncode == status, done.stdout.decode())
                written = project / report.name
                bom = json.loads(written.read_text()) if written.exists() else {}
                self.check(f"{where}: {report.name} is no CycloneDX report", bom.get("bomFormat") == "CycloneDX", str(bom)[:500])

    def hook(self, where, text, recipe, folder):
        id = recipe["repos"][0]["hooks"][0]["id"]
        for lockfile, status in (("", 1), (CLEAN, 0)):
            project = copy(folder, self.work / f"hook{status}", lockfile)
            (project / ".pre-commit-config.yaml").write_text(text)
            self.tool(["git", "init", "-q"], project)
            self.tool(["git", "add", "Cargo.lock", ".pre-commit-config.yaml"], project)
            done = subprocess.run([self.venv("pre-commit"), "run", id], cwd=project, env=self.environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
            self.check(f"{where}: exit status {done.returncode}, not {status}", done.returncode == status, done.stdout.decode())


def copy(folder, to, lockfile=""):
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("target", ".git"))
    if lockfile:
        (to / "Cargo.lock").write_text(lockfile)
    return to


class GitHub:
    """One workflow, run for several events."""

    def __init__(self, recipes, workflow, folder, reachable):
        self.recipes = recipes
        self.workflow = workflow
        self.folder = folder
        self.reachable = reachable
        self.api = Comments()

    def run(self, where):
        check = self.recipes.check
        api = self.api
        for n in range(130):  # more than a page
            api.add("somebody", f"remark {n}")
        api.add(BOT, "<!-- rustsecd: other/Cargo.lock -->\nof another lockfile")
        api.add("somebody", "<!-- rustsecd: Cargo.lock -->\nquoted by a person")
        before = len(api.comments)
        first = self.event("pull_request", head="owner/app")
        posted = api.comments[-1]
        check(f"{where}: one comment is posted", len(api.comments) == before + 1, str(api.comments[before:]))
        check(f"{where}: it begins with the marker", posted["body"].startswith("<!-- rustsecd: Cargo.lock -->\n"), posted["body"])
        posted["body"] += "old"
        self.event("pull_request", head="owner/app")
        check(f"{where}: the next run changes it", len(api.comments) == before + 1, str(api.comments[before:]))
        check(f"{where}: as it was", not posted["body"].endswith("old"), posted["body"])
        self.event("pull_request", head="owner/app", path="crates/app/Cargo.lock")
        check(f"{where}: another path has a comment of its own", len(api.comments) == before + 2, str(api.comments[before:]))
        check(f"{where}: only the steps that comment and fail differ", first[-1] == 22, str(first))
        api.read_only = True
        for event, head in (("pull_request", "fork/app"), ("push", None), ("schedule", None)):
            outcomes = self.event(event, head=head)
            check(f"{where}: {event} of {head} is stopped by its findings alone", outcomes == [0, 0, 0, None, 22], str(outcomes))
        outcomes = self.event("push", lockfile=CLEAN)
        check(f"{where}: a clean lockfile passes", outcomes == [0, 0, 0, None, 0], str(outcomes))
        outcomes = self.event("push", lockfile="[package]\n")
        check(f"{where}: what is no lockfile fails", outcomes[-1] not in (0, None), str(outcomes))
        self.api.shutdown()

    def event(self, event, head=None, path="Cargo.lock", lockfile=""):
        """The exit status of every step, None where it is left out; it ends with the first that fails."""
        name = f"github{len(list(self.recipes.work.glob('github*')))}"
        project = copy(self.folder, self.recipes.work / name, lockfile)
        if path != "Cargo.lock":
            (project / path).parent.mkdir(parents=True)
            (project / "Cargo.lock").rename(project / path)
        github = {"token": TOKEN, "repository": "owner/app", "event_name": event, "event": {}}
        if head:
            github["event"] = {"number": 7, "pull_request": {"head": {"repo": {"full_name": head}}}}
        outcomes = []
        for job in self.workflow["jobs"].values():
            known = {"github": github, "env": {}}
            for variables in (self.workflow.get("env", {}), job.get("env", {})):
                known["env"].update({name: self.reachable(fill(text, known)) for name, text in variables.items()})
            known["env"]["LOCKFILE"] = path
            for number, step in enumerate(job["steps"]):
                outcomes.append(self.step(step, known, project, number))
                if outcomes[-1]:
                    return outcomes
        return outcomes

    def step(self, step, known, project, number):
        if "if" in step and not holds(step["if"], known):
            return None
        if "uses" in step:
            return self.action(step, known, project)
        files = {f"GITHUB_{name}": str(project / f".{name}") for name in ("ENV", "OUTPUT", "PATH", "STEP_SUMMARY")}
        for file in files.values():
            pathlib.Path(file).touch()
        script = project / f".step{number}.sh"
        script.write_text(fill(step["run"], known))
        environment = {
            **self.recipes.environment, **files, **known["env"],
            **{name: fill(text, known) for name, text in step.get("env", {}).items()},
            "CI": "true", "GITHUB_ACTIONS": "true",
            # gh asks this host without TLS, and the proxy is the fake; the service is asked directly.
            "GH_HOST": "github.localhost", "GH_CONFIG_DIR": str(project / ".gh"),
            "http_proxy": f"http://127.0.0.1:{self.api.server_port}", "no_proxy": "127.0.0.1",
        }
        done = subprocess.run(["bash", "-e", script], cwd=project, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
        if done.returncode not in (0, 22):
            print(f"{step.get('name')}: {done.returncode}\n{done.stdout.decode()[-2000:]}")
        return done.returncode

    def action(self, step, known, project):
        """What an action would read is there, and is what it takes."""
        action, _, _ = step["uses"].partition("@")
        inputs = {name: fill(text, known) for name, text in step.get("with", {}).items()}
        if action == "github/codeql-action/upload-sarif":
            sarif = json.loads((project / inputs["sarif_file"]).read_text())
            run = sarif["runs"][0]
            places = {
                location["physicalLocation"]["artifactLocation"]["uri"]
                for result in run["results"] for location in result["locations"]
            }
            path = known["env"]["LOCKFILE"]
            self.recipes.check("upload-sarif: its file", sarif["version"] == "2.1.0", str(sarif)[:500])
            self.recipes.check("upload-sarif: results are at the lockfile", places <= {path}, str(places))
            # The action keeps the id that a run has, so the category has to be the same.
            own = run["automationDetails"]["id"]
            same = own == inputs["category"] + "/" and own.endswith(f"/{path}/")
            self.recipes.check("upload-sarif: the category names the path", same, f"{own} and {inputs}")
        else:
            self.recipes.check(f"unknown action {action}", action == "actions/checkout")
        return 0


def value(expression, known):
    if expression.startswith("'"):
        return expression.strip("'")
    found = known
    for name in expression.split("."):
        found = found.get(name) if found else None  # as GitHub has it: what is not there is empty
    return found


def holds(condition, known):
    sides = (term.split(" == ") for term in condition.split(" && "))
    return all(value(left.strip(), known) == value(right.strip(), known) for left, right in sides)


def fill(text, known):
    return re.sub(r"\$\{\{ *(.+?) *\}\}", lambda found: str(value(found[1], known)), str(text))
