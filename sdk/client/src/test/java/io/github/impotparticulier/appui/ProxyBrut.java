package io.github.impotparticulier.appui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Un proxy HTTP qui exige une authentification, et ouvre alors un tunnel vers le port demandé de cette machine. */
public final class ProxyBrut implements AutoCloseable {
    public final AtomicInteger demandes = new AtomicInteger();
    public final AtomicInteger tunnels = new AtomicInteger();
    private final String refus;
    private final String autorisation;
    private final ServerSocket ecoute;
    private final Set<Socket> ouvertes = ConcurrentHashMap.newKeySet();

    /**
     * Ouvre le proxy.
     *
     * @param refus ce qu'il répond, tel quel, à qui n'est pas autorisé ; il ferme alors, si elle le dit, la connexion
     * @param autorisation la valeur de Proxy-Authorization qu'il accepte
     */
    public ProxyBrut(String refus, String autorisation) {
        this.refus = refus;
        this.autorisation = autorisation;
        try {
            ecoute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lancer(this::accepter);
    }

    public Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, ecoute.getLocalSocketAddress());
    }

    public String nom() {
        InetSocketAddress adresse = (InetSocketAddress) ecoute.getLocalSocketAddress();
        return adresse.getHostString() + ":" + adresse.getPort();
    }

    private static void lancer(Runnable tache) {
        Thread fil = new Thread(tache, "proxy-brut");
        fil.setDaemon(true);
        fil.start();
    }

    private void accepter() {
        while (!ecoute.isClosed()) {
            try {
                Socket client = ecoute.accept();
                ouvertes.add(client);
                lancer(() -> servir(client));
            } catch (IOException e) {
                // Le proxy se ferme.
            }
        }
    }

    private void servir(Socket client) {
        try (client) {
            for (String demande = ServeurBrut.entetes(client.getInputStream());
                    demande != null;
                    demande = ServeurBrut.entetes(client.getInputStream())) {
                demandes.incrementAndGet();
                if (demande.contains("Proxy-Authorization: " + autorisation + "\r\n")) {
                    tunnels.incrementAndGet();
                    relayer(client, demande.split(" ", 3)[1]);
                    return;
                }
                ServeurBrut.ecrire(client, refus);
                if (refus.contains("Connection: close")) {
                    return;
                }
            }
        } catch (IOException e) {
            // L'un des deux bouts a raccroché.
        }
    }

    private void relayer(Socket client, String cible) throws IOException {
        int port = URI.create("http://" + cible).getPort();
        try (Socket amont = new Socket(InetAddress.getLoopbackAddress(), port)) {
            ouvertes.add(amont);
            ServeurBrut.ecrire(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            lancer(() -> copier(amont, client));
            copier(client, amont);
        }
    }

    private static void copier(Socket source, Socket destination) {
        try {
            source.getInputStream().transferTo(destination.getOutputStream());
            destination.shutdownOutput();
        } catch (IOException e) {
            // L'un des deux bouts a raccroché.
        }
    }

    @Override
    public void close() {
        try {
            ecoute.close();
            for (Socket ouverte : ouvertes) {
                ouverte.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
