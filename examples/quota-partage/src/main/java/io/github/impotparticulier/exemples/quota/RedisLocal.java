package io.github.impotparticulier.exemples.quota;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Un {@code redis-server} pour la démonstration : sur la boucle locale, sans rien écrire, et qui ne survit pas au programme, même tué. */
final class RedisLocal implements AutoCloseable {
    private static final String PROGRAMME = "redis-server";

    /** La lecture finit quand Java ferme l'entrée du script, ou meurt. */
    private static final String SCRIPT = """
            redis-server --port "$1" --bind 127.0.0.1 --save '' --appendonly no >/dev/null 2>&1 &
            echo $!
            cat >/dev/null
            kill -KILL $!
            wait $!
            """;

    private static final int PORTS_ESSAYES = 5;
    private static final long ENTRE_DEUX_ESSAIS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long DELAI_DE_REPONSE = TimeUnit.SECONDS.toNanos(10);

    private final int port;
    private Process script;
    private String pid = "";

    private RedisLocal(int port) throws IOException {
        this.port = port;
        script = lancer();
    }

    /** {@return vrai si {@code redis-server} est installé} */
    static boolean installe() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(dossier -> Files.isExecutable(Path.of(dossier, PROGRAMME)));
    }

    /** Un port libre peut ne plus l'être quand Redis l'ouvre : quelques essais. */
    static RedisLocal demarrer() throws IOException {
        if (!installe()) {
            throw new IOException("redis-server n'est pas installé ; sous Debian : apt-get install redis-server");
        }
        for (int essai = 1; essai <= PORTS_ESSAYES; essai++) {
            RedisLocal redis = new RedisLocal(portLibre());
            if (redis.pret()) {
                return redis;
            }
            redis.close();
        }
        throw new IOException("redis-server n'a pas démarré.");
    }

    String adresse() {
        return "redis://127.0.0.1:" + port;
    }

    /** Comme une panne de courant : tout ce qu'il savait est perdu. */
    void arreter() throws IOException {
        script.getOutputStream().close();
        try {
            if (!script.waitFor(10, TimeUnit.SECONDS)) {
                script.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Le redémarre, vide, sur le même port. */
    void relancer() throws IOException {
        script = lancer();
        if (!pret()) {
            throw new IOException("redis-server n'a pas redémarré.");
        }
    }

    /** Le fige : les connexions restent ouvertes, plus rien ne répond. */
    void figer() throws IOException {
        signaler("STOP");
    }

    void degeler() throws IOException {
        signaler("CONT");
    }

    private void signaler(String signal) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("StreamResourceLeak") // La sortie du script se ferme avec lui.
    private Process lancer() throws IOException {
        Process nouveau = new ProcessBuilder("sh", "-c", SCRIPT, PROGRAMME, Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        pid = new BufferedReader(new InputStreamReader(nouveau.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return nouveau;
    }

    private boolean pret() {
        long limite = System.nanoTime() + DELAI_DE_REPONSE;
        while (System.nanoTime() - limite < 0) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(1000);
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.UTF_8));
                String reponse = new String(socket.getInputStream().readNBytes(5), StandardCharsets.UTF_8);
                return reponse.equals("+PONG");
            } catch (IOException e) {
                LockSupport.parkNanos(ENTRE_DEUX_ESSAIS);
            }
        }
        return false;
    }

    private static int portLibre() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        arreter();
    }
}
