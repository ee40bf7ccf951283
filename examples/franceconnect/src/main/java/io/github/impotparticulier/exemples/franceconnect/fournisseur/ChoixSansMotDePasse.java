package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Une personne fictive se choisit : elle n'a pas de mot de passe. */
final class ChoixSansMotDePasse implements AuthenticationProvider {
    private final Identites identites;

    ChoixSansMotDePasse(Identites identites) {
        this.identites = identites;
    }

    @Override
    public Authentication authenticate(Authentication demande) {
        if (identites.identite(demande.getName()).isEmpty()) {
            throw new BadCredentialsException("Personne inconnue");
        }
        // L'heure de l'identification, que porte le jeton d'identité, se lit dans cette autorité.
        return UsernamePasswordAuthenticationToken.authenticated(
                demande.getName(),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
