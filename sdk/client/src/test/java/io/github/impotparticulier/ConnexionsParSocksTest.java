package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.ReponseEnTrop;
import io.github.impotparticulier.appui.ServeurDirect;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cas 42, par un proxy SOCKS : OkHttp n'y emploie pas la fabrique de sockets, et rien ne peut garder la connexion. */
@Timeout(60)
class ConnexionsParSocksTest {
    @Test
    void cas_42_par_socks_chaque_connexion_ne_sert_qu_une_fois() throws Exception {
        List<Integer> connexions = new CopyOnWriteArrayList<>();
        OkHttpClient.Builder http = Certificats.reconnaitre(new OkHttpClient.Builder());
        try (ServerSocket socks = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServeurDirect serveur = ServeurDirect.enTls()) {
            serveur.lecture((demande, liaison) -> {
                connexions.add(demande.connexion());
                int rang = Integer.parseInt(ServeurDirect.spi(demande).substring(3));
                liaison.ecrire(ReponseEnTrop.foyer(rang) + ReponseEnTrop.foyer(rang));
            });
            lancer(() -> accepter(socks));
            OkHttpClient confie = http.proxy(new Proxy(Proxy.Type.SOCKS, socks.getLocalSocketAddress()))
                    .build();
            try (ImpotParticulierClient client =
                    serveur.builder().httpClient(confie).build()) {
                for (int rang = 1; rang <= 5; rang++) {
                    assertThat(client.irAssiette()
                                    .pour(ServeurDirect.usager(rang), 2023)
                                    .rfr())
                            .hasValue(rang);
                }
            }
            confie.connectionPool().evictAll();
        }
        assertThat(connexions).hasSize(5).doesNotHaveDuplicates();
    }

    private static void lancer(Runnable tache) {
        Thread fil = new Thread(tache, "socks");
        fil.setDaemon(true);
        fil.start();
    }

    private static void accepter(ServerSocket socks) {
        while (!socks.isClosed()) {
            try {
                Socket client = socks.accept();
                lancer(() -> servir(client));
            } catch (IOException e) {
                // Le proxy se ferme.
            }
        }
    }

    /** SOCKS 5, sans authentification, vers un port de cette machine. */
    private static void servir(Socket client) {
        try (client) {
            DataInputStream entree = new DataInputStream(client.getInputStream());
            entree.skipNBytes(1);
            entree.skipNBytes(entree.readUnsignedByte());
            client.getOutputStream().write(new byte[] {5, 0});
            entree.skipNBytes(3);
            boolean parNom = entree.readUnsignedByte() == 3;
            entree.skipNBytes(parNom ? entree.readUnsignedByte() : 4);
            try (Socket amont = new Socket(InetAddress.getLoopbackAddress(), entree.readUnsignedShort())) {
                client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
                lancer(() -> copier(amont, client));
                copier(client, amont);
            }
        } catch (IOException e) {
            // L'un des deux bouts a raccroché.
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
}
