package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chaque méthode d'une liaison TLS est faite par la vraie. */
@Timeout(60)
class SocketTlsDelegueTest {
    private static final HeldCertificate CERTIFICAT =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final HandshakeCertificates SERVEUR =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICAT).build();
    private static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICAT.certificate())
            .build();

    private final List<Integer> preferences = new ArrayList<>();
    private final Socket brut = new Socket() {
        @Override
        public void setPerformancePreferences(int connexion, int latence, int debit) {
            preferences.addAll(List.of(connexion, latence, debit));
        }
    };
    private ServerSocket serveur;
    private Socket autreBout;
    private SSLSocket vraie;
    private SocketTlsDelegue liaison;

    @BeforeEach
    void ouvrir() throws IOException {
        serveur = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        brut.connect(serveur.getLocalSocketAddress());
        autreBout = serveur.accept();
        vraie = (SSLSocket) CLIENT.sslSocketFactory().createSocket(brut, "127.0.0.1", brut.getPort(), true);
        liaison = new SocketTlsDelegue(vraie);
    }

    @AfterEach
    void fermer() throws IOException {
        vraie.close();
        autreBout.close();
        serveur.close();
    }

    /** L'autre bout accepte la liaison dans un autre fil. */
    private CompletableFuture<SSLSocket> accepter() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                SSLSocket acceptee =
                        (SSLSocket) SERVEUR.sslSocketFactory().createSocket(autreBout, null, autreBout.getPort(), true);
                acceptee.setUseClientMode(false);
                SSLParameters reglages = acceptee.getSSLParameters();
                reglages.setApplicationProtocols(new String[] {"http/1.1"});
                acceptee.setSSLParameters(reglages);
                acceptee.startHandshake();
                return acceptee;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Stream<Method> methodes() {
        return Stream.of(Socket.class, SSLSocket.class)
                .flatMap(classe -> Arrays.stream(classe.getDeclaredMethods()))
                .filter(methode -> Modifier.isPublic(methode.getModifiers())
                        && !Modifier.isStatic(methode.getModifiers())
                        && !methode.isSynthetic());
    }

    private static Object rendu(Method methode, Socket de) {
        try {
            return methode.invoke(de);
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Tout ce qui se demande sans argument répond comme la vraie ; la session exceptée, qui se négocierait, tant que rien n'est lié. */
    private void comparer(boolean liee) {
        List<Method> questions = methodes()
                .filter(methode -> methode.getParameterCount() == 0 && methode.getReturnType() != void.class)
                .filter(methode -> !methode.getName().equals("getChannel"))
                .filter(methode -> liee || !methode.getName().equals("getSession"))
                .toList();
        assertThat(questions).hasSizeGreaterThan(35);
        for (Method question : questions) {
            Object attendu = rendu(question, vraie);
            Object recu = rendu(question, liaison);
            if (attendu instanceof SSLParameters reglages) {
                assertThat(((SSLParameters) recu).getProtocols()).isEqualTo(reglages.getProtocols());
            } else {
                assertThat(recu).as(question.getName()).isEqualTo(attendu);
            }
        }
    }

    @Test
    void aucune_methode_ne_lui_echappe() {
        assertThat(methodes())
                .allSatisfy(methode -> assertThat(SocketTlsDelegue.class.getDeclaredMethod(
                                methode.getName(), methode.getParameterTypes()))
                        .isNotNull());
    }

    @Test
    void elle_repond_comme_la_vraie_dans_tous_ses_etats() throws Exception {
        SSLParameters reglages = liaison.getSSLParameters();
        reglages.setApplicationProtocols(new String[] {"http/1.1"});
        liaison.setSSLParameters(reglages);
        CountDownLatch finie = new CountDownLatch(1);
        liaison.addHandshakeCompletedListener(evenement -> finie.countDown());
        CompletableFuture<SSLSocket> acceptee = accepter();

        liaison.startHandshake();

        assertThat(liaison.getApplicationProtocol()).isEqualTo("http/1.1");
        assertThat(finie.await(20, TimeUnit.SECONDS)).isTrue();
        try (SSLSocket autre = acceptee.get(20, TimeUnit.SECONDS)) {
            comparer(true);
            autre.getOutputStream().write('x');
            assertThat(liaison.getInputStream().read()).isEqualTo('x');
            liaison.getOutputStream().write('y');
            assertThat(autre.getInputStream().read()).isEqualTo('y');
            liaison.shutdownOutput();
            assertThat(vraie.isOutputShutdown()).isTrue();
            comparer(true);
            autre.shutdownOutput();
            assertThat(liaison.getInputStream().read()).isEqualTo(-1);
            liaison.shutdownInput();
            assertThat(vraie.isInputShutdown()).isTrue();
            comparer(true);
        }
        liaison.close();
        assertThat(vraie.isClosed()).isTrue();
        comparer(true);
    }

    @Test
    void le_choix_du_protocole_est_celui_de_la_vraie() {
        BiFunction<SSLSocket, List<String>, String> choix = (socket, protocoles) -> null;
        liaison.setHandshakeApplicationProtocolSelector(choix);
        assertThat(vraie.getHandshakeApplicationProtocolSelector()).isSameAs(choix);
        assertThat(liaison.getHandshakeApplicationProtocolSelector()).isSameAs(choix);
        assertThat(liaison.getHandshakeSession()).isNull();
    }

    @Test
    void chaque_reglage_tls_est_celui_de_la_vraie() {
        liaison.setEnabledProtocols(new String[] {"TLSv1.2"});
        assertThat(vraie.getEnabledProtocols()).containsExactly("TLSv1.2");
        String suite = vraie.getSupportedCipherSuites()[1];
        liaison.setEnabledCipherSuites(new String[] {suite});
        assertThat(vraie.getEnabledCipherSuites()).containsExactly(suite);
        liaison.setEnableSessionCreation(false);
        assertThat(vraie.getEnableSessionCreation()).isFalse();
        comparer(false);
        liaison.setUseClientMode(false);
        assertThat(vraie.getUseClientMode()).isFalse();
        liaison.setWantClientAuth(true);
        assertThat(vraie.getWantClientAuth()).isTrue();
        comparer(false);
        liaison.setNeedClientAuth(true);
        assertThat(vraie.getNeedClientAuth()).isTrue();
        comparer(false);
    }

    @Test
    void chaque_reglage_du_socket_est_celui_de_la_vraie() throws IOException {
        liaison.setTcpNoDelay(true);
        liaison.setSoLinger(true, 7);
        liaison.setSoTimeout(123);
        liaison.setSendBufferSize(40_000);
        liaison.setReceiveBufferSize(50_000);
        liaison.setKeepAlive(true);
        liaison.setTrafficClass(8);
        liaison.setReuseAddress(true);
        assertThat(vraie.getTcpNoDelay()).isTrue();
        assertThat(vraie.getSoLinger()).isEqualTo(7);
        assertThat(vraie.getSoTimeout()).isEqualTo(123);
        assertThat(vraie.getSendBufferSize()).isGreaterThanOrEqualTo(40_000).isLessThan(100_000);
        assertThat(vraie.getReceiveBufferSize()).isGreaterThanOrEqualTo(50_000).isLessThan(120_000);
        assertThat(vraie.getKeepAlive()).isTrue();
        assertThat(vraie.getTrafficClass()).isEqualTo(8);
        assertThat(vraie.getReuseAddress()).isTrue();
        comparer(false);

        assertThat(liaison.setOption(StandardSocketOptions.SO_KEEPALIVE, false)).isSameAs(liaison);
        assertThat(vraie.getKeepAlive()).isFalse();
        assertThat(liaison.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        liaison.setPerformancePreferences(1, 2, 3);
        assertThat(preferences).containsExactly(1, 2, 3);
    }

    /** Un canal lirait sans passer par elle. */
    @Test
    void elle_n_a_pas_de_canal() {
        assertThat(liaison.getChannel()).isNull();
    }

    private interface Geste {
        void faire(SSLSocket liaison) throws IOException;
    }

    /** Ce que la vraie refuse, elle le refuse du même mot. */
    @Test
    void ce_que_la_vraie_refuse_est_refuse() {
        HandshakeCompletedListener inconnu = evenement -> {};
        InetSocketAddress adresse = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        List<Geste> gestes = List.of(
                socket -> socket.connect(adresse),
                socket -> socket.connect(adresse, 1_000),
                socket -> socket.bind(adresse),
                socket -> socket.sendUrgentData('x'),
                socket -> socket.setOOBInline(true),
                socket -> socket.removeHandshakeCompletedListener(inconnu));
        for (Geste geste : gestes) {
            Exception refus = refus(geste);
            assertThatThrownBy(() -> geste.faire(liaison))
                    .isInstanceOf(refus.getClass())
                    .hasMessage(refus.getMessage());
        }
    }

    private Exception refus(Geste geste) {
        try {
            geste.faire(vraie);
        } catch (IOException | RuntimeException e) {
            return e;
        }
        throw new AssertionError("accepté");
    }
}
