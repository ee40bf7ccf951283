package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chaque méthode d'un socket est faite par le vrai. */
class SocketDelegueTest {
    @AutoClose
    private final Socket vrai = new Socket() {
        @Override
        public void setPerformancePreferences(int connexion, int latence, int debit) {
            preferences.addAll(List.of(connexion, latence, debit));
        }
    };

    private final List<Integer> preferences = new ArrayList<>();
    private SocketDelegue socket;

    @AutoClose
    private ServerSocket serveur;

    @BeforeEach
    void ouvrir() throws IOException {
        socket = new SocketDelegue(vrai);
        serveur = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static Stream<Method> methodes() {
        return Arrays.stream(Socket.class.getDeclaredMethods())
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

    /** Tout ce qui se demande sans argument répond comme le vrai. */
    private void comparer() {
        List<Method> questions = methodes()
                .filter(methode -> methode.getParameterCount() == 0 && methode.getReturnType() != void.class)
                .filter(methode -> !methode.getName().equals("getChannel"))
                .toList();
        assertThat(questions).hasSizeGreaterThan(20);
        for (Method question : questions) {
            assertThat(rendu(question, socket)).as(question.getName()).isEqualTo(rendu(question, vrai));
        }
    }

    @Test
    void aucune_methode_ne_lui_echappe() {
        assertThat(methodes())
                .allSatisfy(methode -> assertThat(
                                SocketDelegue.class.getDeclaredMethod(methode.getName(), methode.getParameterTypes()))
                        .isNotNull());
    }

    @Test
    void il_repond_comme_le_vrai_dans_tous_ses_etats() throws IOException {
        comparer();
        socket.bind(null);
        assertThat(vrai.isBound()).isTrue();
        comparer();
        socket.connect(serveur.getLocalSocketAddress());
        assertThat(vrai.isConnected()).isTrue();
        comparer();
        try (Socket autreBout = serveur.accept()) {
            autreBout.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            socket.sendUrgentData('y');
            autreBout.setOOBInline(true);
            socket.getOutputStream().write('z');
            assertThat(autreBout.getInputStream().read()).isIn((int) 'y', (int) 'z');
            socket.shutdownInput();
            assertThat(vrai.isInputShutdown()).isTrue();
            comparer();
            socket.shutdownOutput();
            assertThat(vrai.isOutputShutdown()).isTrue();
            comparer();
        }
        socket.close();
        assertThat(vrai.isClosed()).isTrue();
        comparer();
    }

    @Test
    void il_se_connecte_dans_le_delai_donne() throws IOException {
        socket.connect(serveur.getLocalSocketAddress(), 20_000);

        assertThat(vrai.isConnected()).isTrue();
    }

    /** Un canal lirait sans passer par lui. */
    @Test
    void il_n_a_pas_de_canal() {
        assertThat(socket.getChannel()).isNull();
    }

    @Test
    void chaque_reglage_est_celui_du_vrai() throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoLinger(true, 7);
        socket.setOOBInline(true);
        socket.setSoTimeout(123);
        socket.setSendBufferSize(40_000);
        socket.setReceiveBufferSize(50_000);
        socket.setKeepAlive(true);
        socket.setTrafficClass(8);
        socket.setReuseAddress(true);
        assertThat(vrai.getTcpNoDelay()).isTrue();
        assertThat(vrai.getSoLinger()).isEqualTo(7);
        assertThat(vrai.getOOBInline()).isTrue();
        assertThat(vrai.getSoTimeout()).isEqualTo(123);
        assertThat(vrai.getSendBufferSize()).isGreaterThanOrEqualTo(40_000).isLessThan(100_000);
        assertThat(vrai.getReceiveBufferSize()).isGreaterThanOrEqualTo(50_000).isLessThan(120_000);
        assertThat(vrai.getKeepAlive()).isTrue();
        assertThat(vrai.getTrafficClass()).isEqualTo(8);
        assertThat(vrai.getReuseAddress()).isTrue();
        comparer();

        assertThat(socket.setOption(StandardSocketOptions.SO_KEEPALIVE, false)).isSameAs(socket);
        assertThat(vrai.getKeepAlive()).isFalse();
        assertThat(socket.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        socket.setPerformancePreferences(1, 2, 3);
        assertThat(preferences).containsExactly(1, 2, 3);
    }
}
