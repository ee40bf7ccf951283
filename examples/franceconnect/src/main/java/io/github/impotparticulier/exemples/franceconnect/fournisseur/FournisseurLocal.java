package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Un fournisseur OpenID Connect en marche, sur la boucle locale et un port libre. */
public final class FournisseurLocal implements AutoCloseable {
    private final ConfigurableApplicationContext contexte;

    private FournisseurLocal(ConfigurableApplicationContext contexte) {
        this.contexte = contexte;
    }

    /**
     * Le démarre.
     *
     * @param identites les personnes qui peuvent s'y identifier
     * @return le fournisseur, à fermer après usage
     */
    public static FournisseurLocal demarrer(List<Identite> identites) {
        return new FournisseurLocal(new SpringApplicationBuilder(ConfigurationFournisseur.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=fournisseur")
                .initializers(contexte -> ((GenericApplicationContext) contexte)
                        .registerBean(Identites.class, () -> new Identites(identites)))
                .run());
    }

    /**
     * L'émetteur, d'où le reste se découvre.
     *
     * @return {@code http://127.0.0.1:PORT/api/v2}
     */
    public String emetteur() {
        return "http://127.0.0.1:" + contexte.getEnvironment().getRequiredProperty("local.server.port") + "/api/v2";
    }

    /**
     * Inscrit un téléservice. Ses jetons d'accès vivent une minute.
     *
     * @param inscription ses identifiants
     * @param retour l'adresse où revenir après une identification
     * @param retourDeDeconnexion l'adresse où revenir après une déconnexion
     * @param scopes les périmètres qu'il peut demander
     */
    public void inscrire(Inscription inscription, String retour, String retourDeDeconnexion, List<String> scopes) {
        contexte.getBean(Inscrits.class).inscrire(inscription, retour, retourDeDeconnexion, scopes);
    }

    /**
     * De qui est un jeton d'accès : ce que FranceConnect dit à un fournisseur de données.
     *
     * @param jeton le jeton
     * @return son titulaire ; vide si le jeton est inconnu, expiré ou révoqué
     */
    public Optional<Titulaire> titulaire(String jeton) {
        Identites identites = contexte.getBean(Identites.class);
        return contexte.getBean(JetonsEmis.class)
                .porteur(jeton)
                .flatMap(porteur -> identites
                        .identite(porteur.sub())
                        .map(identite -> new Titulaire(identite.cle(), porteur.scopes())));
    }

    /** L'arrête. */
    @Override
    public void close() {
        contexte.close();
    }
}
