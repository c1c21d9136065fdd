package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.outbound.Credentials;
import java.util.Objects;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Credentials for one host: a redirect elsewhere does not get them. */
final class RemoteCredentials extends CredentialsProvider {
    private final URIish location;
    private final Credentials credentials;

    RemoteCredentials(URIish location, Credentials credentials) {
        this.location = location;
        this.credentials = credentials;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!isSameHost(uri) || !supports(items)) {
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(credentials.user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(credentials.password().toCharArray());
            }
        }
        return true;
    }

    private boolean isSameHost(URIish uri) {
        return Objects.equals(uri.getHost(), location.getHost())
                && uri.getPort() == location.getPort()
                && Objects.equals(uri.getScheme(), location.getScheme());
    }
}
