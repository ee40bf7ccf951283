package io.github.impotparticulier.exemples.demonstrations;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Un vrai navigateur sans écran, scripts coupés, mené au clavier par le protocole de ses outils de développement. */
final class Navigateur implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ECOUTE = Pattern.compile("DevTools listening on ws://([0-9.]+:[0-9]+)/");
    private static final Pattern PAGE = Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"([^\"]+)\"");
    private static final Pattern VALEUR = Pattern.compile("\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final List<String> recus = new ArrayList<>();
    private final WebSocket liaison;
    private int dernier;

    private Navigateur(HttpClient http, URI page) {
        liaison = http.newWebSocketBuilder()
                .buildAsync(page, new Ecoute())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        ordonner("Page.enable", "{}");
        ordonner("Log.enable", "{}");
        ordonner("Emulation.setFocusEmulationEnabled", "{\"enabled\":true}");
        ordonner("Emulation.setScriptExecutionDisabled", "{\"value\":true}");
    }

    /** Le navigateur que cette machine a ; vide si elle n'en a pas. */
    static Optional<Path> installe() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(dossier -> !dossier.isEmpty())
                .flatMap(dossier -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(nom -> Path.of(dossier, nom)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Process demarrer(Path programme, Path profil) throws IOException {
        return new ProcessBuilder(
                        programme.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profil,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
    }

    /** Une page neuve ; vide si le navigateur n'a pas voulu démarrer ici. */
    static Optional<Navigateur> ouvrir(Process processus) {
        CompletableFuture<String> adresse = new CompletableFuture<>();
        Thread lecteur = new Thread(() -> lire(processus, adresse), "journal-du-navigateur");
        lecteur.setDaemon(true);
        lecteur.start();
        try {
            HttpClient http = HttpClient.newHttpClient();
            String hote =
                    adresse.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            HttpRequest neuve = HttpRequest.newBuilder(URI.create("http://" + hote + "/json/new?about:blank"))
                    .timeout(PATIENCE)
                    .PUT(BodyPublishers.noBody())
                    .build();
            Matcher page = PAGE.matcher(
                    http.sendAsync(neuve, BodyHandlers.ofString()).join().body());
            return page.find() ? Optional.of(new Navigateur(http, URI.create(page.group(1)))) : Optional.empty();
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    private static void lire(Process processus, CompletableFuture<String> adresse) {
        try (BufferedReader journal = processus.inputReader(StandardCharsets.UTF_8)) {
            journal.lines().forEach(ligne -> {
                Matcher ecoute = ECOUTE.matcher(ligne);
                if (ecoute.find()) {
                    adresse.complete(ecoute.group(1));
                }
            });
        } catch (IOException | UncheckedIOException e) {
            adresse.completeExceptionally(e);
        }
        adresse.completeExceptionally(new IllegalStateException("Le navigateur s'est arrêté"));
    }

    void aller(URI adresse) {
        int avant = rang();
        ordonner("Page.navigate", "{\"url\":\"" + adresse + "\"}");
        attendre(avant, "Page.loadEventFired");
    }

    void saisir(String texte) {
        ordonner("Input.insertText", "{\"text\":\"" + texte + "\"}");
    }

    void toutSelectionner() {
        ordonner("Input.dispatchKeyEvent", "{\"type\":\"rawKeyDown\",\"commands\":[\"selectAll\"]}");
    }

    void tabulation() {
        touche("Tab", 9, "");
    }

    void entree(String evenementAttendu) {
        int avant = rang();
        touche("Enter", 13, ",\"text\":\"\\r\"");
        attendre(avant, evenementAttendu);
    }

    private void touche(String nom, int code, String texte) {
        String touche = "\"key\":\"" + nom + "\",\"code\":\"" + nom + "\",\"windowsVirtualKeyCode\":" + code;
        ordonner("Input.dispatchKeyEvent", "{\"type\":\"keyDown\"," + touche + texte + "}");
        ordonner("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + touche + "}");
    }

    /** Ce que vaut une expression ; les outils l'évaluent, bien que la page n'ait pas droit aux scripts. */
    String valeur(String expression) {
        String reponse = ordonner("Runtime.evaluate", "{\"expression\":\"String(" + expression + ")\"}");
        Matcher valeur = VALEUR.matcher(reponse);
        if (!valeur.find()) {
            throw new IllegalStateException(reponse);
        }
        return valeur.group(1);
    }

    /** L'attend jusqu'à la valeur voulue : le focus vient avec le premier affichage, après le chargement. Rend la dernière lue. */
    String valeur(String expression, String attendue) {
        long fin = System.nanoTime() + PATIENCE.toNanos();
        String lue = valeur(expression);
        while (!lue.equals(attendue) && System.nanoTime() < fin) {
            lue = valeur(expression);
        }
        return lue;
    }

    /** Ce que le navigateur reproche à la page. */
    synchronized List<String> reproches() {
        return recus.stream()
                .filter(recu -> recu.contains("Log.entryAdded") && !recu.contains("favicon"))
                .toList();
    }

    private String ordonner(String methode, String parametres) {
        int avant = rang();
        int numero = ++dernier;
        liaison.sendText("{\"id\":" + numero + ",\"method\":\"" + methode + "\",\"params\":" + parametres + "}", true)
                .join();
        return attendre(avant, "{\"id\":" + numero + ",");
    }

    private synchronized int rang() {
        return recus.size();
    }

    private synchronized String attendre(int depuis, String extrait) {
        long fin = System.nanoTime() + PATIENCE.toNanos();
        for (int lus = depuis; ; lus++) {
            while (lus >= recus.size()) {
                long reste = TimeUnit.NANOSECONDS.toMillis(fin - System.nanoTime());
                if (reste <= 0) {
                    throw new IllegalStateException("Le navigateur n'a pas dit : " + extrait);
                }
                try {
                    wait(reste);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            if (recus.get(lus).contains(extrait)) {
                return recus.get(lus);
            }
        }
    }

    private synchronized void recevoir(String message) {
        recus.add(message);
        notifyAll();
    }

    @Override
    public void close() {
        liaison.abort();
    }

    private final class Ecoute implements WebSocket.Listener {
        private final StringBuilder partiel = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket source, CharSequence texte, boolean complet) {
            partiel.append(texte);
            if (complet) {
                recevoir(partiel.toString());
                partiel.setLength(0);
            }
            source.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
