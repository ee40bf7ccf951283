package io.github.impotparticulier.exemples.demonstrations;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Une page web, avec le serveur HTTP du JDK : une personne saisit son numéro fiscal et lit le tarif de la cantine, ou ce qu'elle peut
 * faire s'il manque.
 *
 * <p>Le numéro fiscal arrive par un formulaire (POST), jamais par une adresse, que navigateurs et serveurs gardent ; rien n'est
 * journalisé de ce que la personne saisit, rien n'est gardé de sa page. Ce qui n'est pas ici, et qu'un vrai guichet doit avoir :
 * HTTPS, une limite au nombre d'essais, et la preuve que le numéro est bien celui de la personne (compte de l'usager ou
 * FranceConnect, voyez {@link TeleserviceFranceConnect}).
 *
 * <p>Avec l'argument {@code --essai}, le programme fait lui-même le tour de ses pages ({@link TourDuGuichet}) et s'arrête.
 */
public final class GuichetCantine implements AutoCloseable {
    /** Treize chiffres, leur nom et des espaces : le reste n'est pas d'un citoyen. */
    private static final int CORPS_MAX = 1024;

    private static final int FILS = 8;
    /** Une personne devant son écran n'attend pas la demi-minute que le SDK accorde. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String HTML = "text/html; charset=utf-8";

    private final ImpotParticulierClient client;
    private final Consumer<String> journal;
    private final Grille tarifs = Grille.charger("tarifs-cantine.properties");
    private final byte[] style = style();
    private final ExecutorService fils = Executors.newFixedThreadPool(FILS);
    private final HttpServer serveur;

    /** Ouvre le guichet sur un port libre de la boucle locale ; le journal reçoit les pannes, sans rien de personnel. */
    GuichetCantine(ImpotParticulierClient client, Consumer<String> journal) {
        this.client = client.avecDelaiAppel(PATIENCE);
        this.journal = journal;
        try {
            serveur =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Le guichet n'a pas pu ouvrir de port sur la boucle locale", e);
        }
        serveur.createContext("/", this::servir);
        serveur.setExecutor(fils);
        serveur.start();
    }

    /**
     * Ouvre le guichet sur le bac à sable embarqué, jusqu'à Ctrl-C.
     *
     * @param arguments {@code --essai} pour un tour des pages, puis l'arrêt
     */
    public static void main(String[] arguments) {
        // Le serveur du JDK attendrait sans fin, et un fil avec lui, une requête qui n'arrive pas ou ne se lit pas.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        boolean essai = Arrays.asList(arguments).contains("--essai");
        Demonstration.lancer(sortie -> {
            sortie.println("Guichet de cantine, sur le bac à sable embarqué (personnes fictives)");
            return essai ? TourDuGuichet.faire(Clock.systemUTC(), sortie) : ouvrir(sortie);
        });
    }

    private static int ouvrir(PrintStream sortie) {
        return Demonstration.surLeBacASable(Clock.systemUTC(), (bac, client) -> {
            try (GuichetCantine guichet = new GuichetCantine(client, sortie::println)) {
                sortie.println();
                sortie.println("Ouvrez " + guichet.adresse() + " dans un navigateur ; Ctrl-C pour arrêter.");
                sortie.println();
                sortie.print(numerosAEssayer(bac));
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0;
        });
    }

    /** Des numéros fictifs, sans lesquels la démonstration ne se ferait pas ; de vrais ne s'affichent jamais. */
    private static String numerosAEssayer(BacASable bac) {
        Tableau tableau = new Tableau(List.of("Numéro fictif", "Ce que la page dira"));
        tableau.ajouter(List.of(bac.personne("maries-deux-enfants").spi(), "un tarif"));
        tableau.ajouter(List.of(bac.personne("famille-nombreuse").spi(), "un autre tarif"));
        tableau.ajouter(List.of(bac.personne("sans-avis").spi(), "pas d'avis d'impôt"));
        tableau.ajouter(List.of(bac.personne("rfr-non-contracte").spi(), "revenu non communiqué"));
        tableau.ajouter(List.of("3999999999999", "numéro inconnu"));
        return tableau.texte();
    }

    URI adresse() {
        return URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        serveur.stop(0);
        fils.shutdownNow();
    }

    /** Le tarif d'une personne, ou ce qu'elle peut faire. C'est ici que tout se passe. */
    private Page repondre(String saisie) {
        String chiffres = saisie.replaceAll("[\\s\\u00A0\\u202F]", "");
        Optional<Spi> spi = Spi.siBienForme(chiffres);
        if (spi.isEmpty()) {
            return new Page(422, PageGuichet.faute(fauteDeForme(chiffres), saisie));
        }
        try {
            DonneesAnnuelles<SituationIr> derniere = client.irAssiette().derniereAnnee(Usager.parSpi(spi.get()));
            return new Page(
                    200,
                    derniere.donnees()
                            .quotientFamilial()
                            .map(quotient -> PageGuichet.reponse(
                                    "Un repas : " + Tableau.euros(tarifs.prix(quotient)),
                                    "D'après les revenus de " + derniere.annee() + " de votre foyer."))
                            .orElseGet(() -> tarifAEtablir(
                                    "L'administration fiscale ne nous communique pas tous vos revenus.")));
        } catch (UsagerInconnuException e) {
            String phrase = spi.get().cleCoherente()
                    ? "Ce numéro fiscal n'est celui de personne. Vérifiez-le sur votre avis d'impôt."
                    : "Ce numéro fiscal n'est celui de personne : un chiffre est sans doute faux. Vérifiez-le sur votre avis d'impôt.";
            return new Page(422, PageGuichet.faute(phrase, saisie));
        } catch (AucunResultatException e) {
            // Sans code de la DGFiP, « introuvable » peut venir d'une mauvaise adresse : ce n'est pas à la personne
            // d'en pâtir.
            return e.confirmeParLaDgfip()
                    ? new Page(
                            200, tarifAEtablir("L'administration fiscale n'a pas d'avis d'impôt récent à votre nom."))
                    : panne(e);
        } catch (AppelException e) {
            return panne(e);
        }
    }

    /** Ce que l'on ne sait pas n'est pas un revenu élevé : aucun prix ne s'en déduit. */
    private static String tarifAEtablir(String pourquoi) {
        return PageGuichet.reponse(
                "Votre tarif reste à établir",
                pourquoi + " Apportez à la mairie votre dernier avis d'impôt ou un autre justificatif de revenus.");
    }

    /** Réglage, quota ou panne : la personne n'y peut rien, l'exploitant lit le reste. */
    private Page panne(AppelException e) {
        journal.accept(e.getMessage());
        return panne();
    }

    private static Page panne() {
        return new Page(
                503,
                PageGuichet.panne(
                        "Le service est momentanément indisponible",
                        "Nous n'avons pas pu demander vos revenus à l'administration fiscale. Votre saisie n'est pas en cause, et votre tarif ne"
                                + " change pas. Réessayez dans quelques minutes."));
    }

    static String fauteDeForme(String chiffres) {
        if (chiffres.isEmpty()) {
            return "Saisissez votre numéro fiscal.";
        }
        if (!chiffres.matches("[0-9]+")) {
            return "Le numéro fiscal ne comporte que des chiffres, 13 en tout.";
        }
        if (chiffres.length() == 13) {
            return "Le premier chiffre du numéro fiscal est 0, 1, 2 ou 3.";
        }
        String nombre = chiffres.length() == 1 ? "1 chiffre" : chiffres.length() + " chiffres";
        return chiffres.length() == 15
                ? "Vous avez saisi " + nombre + ", comme un numéro de sécurité sociale. Le numéro fiscal en a 13."
                : "Vous avez saisi " + nombre + ". Le numéro fiscal en a 13.";
    }

    private void servir(HttpExchange echange) throws IOException {
        try (echange) {
            try {
                aiguiller(echange);
            } catch (RuntimeException e) {
                // Sa classe seulement : le message d'une exception imprévue peut citer la saisie.
                journal.accept("Erreur imprévue : " + e.getClass().getName());
                envoyer(echange, panne());
            }
        }
    }

    private void aiguiller(HttpExchange echange) throws IOException {
        String chemin = echange.getRequestURI().getPath();
        String methode = echange.getRequestMethod();
        boolean lecture = methode.equals("GET") || methode.equals("HEAD");
        if ("/guichet.css".equals(chemin) && lecture) {
            envoyer(echange, 200, "text/css; charset=utf-8", style);
        } else if (!"/".equals(chemin)) {
            texte(echange, 404, "Page introuvable.");
        } else if (lecture) {
            envoyer(echange, new Page(200, PageGuichet.accueil()));
        } else if (!methode.equals("POST")) {
            echange.getResponseHeaders().set("Allow", "GET, HEAD, POST");
            texte(echange, 405, "Méthode refusée.");
        } else if (!deFormulaire(echange.getRequestHeaders().getFirst("Content-Type"))) {
            texte(echange, 415, "Un formulaire est attendu.");
        } else {
            byte[] corps = echange.getRequestBody().readNBytes(CORPS_MAX + 1);
            if (corps.length > CORPS_MAX) {
                texte(echange, 413, "Formulaire trop long.");
            } else {
                envoyer(echange, repondre(numero(new String(corps, StandardCharsets.UTF_8))));
            }
        }
    }

    private static boolean deFormulaire(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** Le champ du formulaire ; vide s'il n'y est pas ou s'il est mal encodé. */
    private static String numero(String formulaire) {
        for (String champ : formulaire.split("&", -1)) {
            if (champ.startsWith("numero=")) {
                try {
                    return URLDecoder.decode(champ.substring("numero=".length()), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }

    private static void texte(HttpExchange echange, int statut, String texte) throws IOException {
        envoyer(echange, statut, "text/plain; charset=utf-8", texte.getBytes(StandardCharsets.UTF_8));
    }

    private static void envoyer(HttpExchange echange, Page page) throws IOException {
        if (page.statut() == 503) {
            echange.getResponseHeaders().set("Retry-After", "300");
        }
        envoyer(echange, page.statut(), HTML, page.html().getBytes(StandardCharsets.UTF_8));
    }

    private static void envoyer(HttpExchange echange, int statut, String type, byte[] corps) throws IOException {
        Headers entetes = echange.getResponseHeaders();
        entetes.set("Content-Type", type);
        entetes.set("Cache-Control", "no-store");
        entetes.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        entetes.set("X-Content-Type-Options", "nosniff");
        entetes.set("Referrer-Policy", "no-referrer");
        if (echange.getRequestMethod().equals("HEAD")) {
            entetes.set("Content-Length", Integer.toString(corps.length));
            echange.sendResponseHeaders(statut, -1);
        } else {
            echange.sendResponseHeaders(statut, corps.length);
            echange.getResponseBody().write(corps);
        }
    }

    private static byte[] style() {
        try (InputStream css = Objects.requireNonNull(GuichetCantine.class.getResourceAsStream("guichet.css"))) {
            return css.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Page(int statut, String html) {
        @Override
        public String toString() {
            return "Page[" + statut + "]";
        }
    }
}
