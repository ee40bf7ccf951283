package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Une liaison TLS qui fait tout faire à une autre, quelle que soit sa classe : ce que {@link SocketDelegue} est à un socket. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // La vraie a ses verrous ; un second retarderait qui ferme.
class SocketTlsDelegue extends SSLSocket {
    private final SSLSocket vraie;

    /**
     * Enveloppe une liaison.
     *
     * @param vraie celle qui fait tout
     */
    SocketTlsDelegue(SSLSocket vraie) {
        this.vraie = vraie;
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return vraie.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return vraie.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        vraie.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return vraie.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return vraie.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocoles) {
        vraie.setEnabledProtocols(protocoles);
    }

    @Override
    public SSLSession getSession() {
        return vraie.getSession();
    }

    @Override
    public @Nullable SSLSession getHandshakeSession() {
        return vraie.getHandshakeSession();
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener ecouteur) {
        vraie.addHandshakeCompletedListener(ecouteur);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener ecouteur) {
        vraie.removeHandshakeCompletedListener(ecouteur);
    }

    @Override
    public void startHandshake() throws IOException {
        vraie.startHandshake();
    }

    @Override
    public void setUseClientMode(boolean oui) {
        vraie.setUseClientMode(oui);
    }

    @Override
    public boolean getUseClientMode() {
        return vraie.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean oui) {
        vraie.setNeedClientAuth(oui);
    }

    @Override
    public boolean getNeedClientAuth() {
        return vraie.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean oui) {
        vraie.setWantClientAuth(oui);
    }

    @Override
    public boolean getWantClientAuth() {
        return vraie.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean oui) {
        vraie.setEnableSessionCreation(oui);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return vraie.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return vraie.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters reglages) {
        vraie.setSSLParameters(reglages);
    }

    @Override
    public @Nullable String getApplicationProtocol() {
        return vraie.getApplicationProtocol();
    }

    @Override
    public @Nullable String getHandshakeApplicationProtocol() {
        return vraie.getHandshakeApplicationProtocol();
    }

    @Override
    public void setHandshakeApplicationProtocolSelector(@Nullable BiFunction<SSLSocket, List<String>, String> choix) {
        vraie.setHandshakeApplicationProtocolSelector(choix);
    }

    @Override
    public @Nullable BiFunction<SSLSocket, List<String>, String> getHandshakeApplicationProtocolSelector() {
        return vraie.getHandshakeApplicationProtocolSelector();
    }

    @Override
    public void connect(SocketAddress adresse) throws IOException {
        vraie.connect(adresse);
    }

    @Override
    public void connect(SocketAddress adresse, int delai) throws IOException {
        vraie.connect(adresse, delai);
    }

    @Override
    public void bind(@Nullable SocketAddress adresse) throws IOException {
        vraie.bind(adresse);
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return vraie.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return vraie.getLocalAddress();
    }

    @Override
    public int getPort() {
        return vraie.getPort();
    }

    @Override
    public int getLocalPort() {
        return vraie.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return vraie.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return vraie.getLocalSocketAddress();
    }

    /** Rien : un canal lirait sans passer par {@link #getInputStream}. */
    @Override
    public @Nullable SocketChannel getChannel() {
        return null;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return vraie.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return vraie.getOutputStream();
    }

    @Override
    public void setTcpNoDelay(boolean oui) throws SocketException {
        vraie.setTcpNoDelay(oui);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return vraie.getTcpNoDelay();
    }

    @Override
    public void setSoLinger(boolean oui, int secondes) throws SocketException {
        vraie.setSoLinger(oui, secondes);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return vraie.getSoLinger();
    }

    @Override
    public void sendUrgentData(int octet) throws IOException {
        vraie.sendUrgentData(octet);
    }

    @Override
    public void setOOBInline(boolean oui) throws SocketException {
        vraie.setOOBInline(oui);
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return vraie.getOOBInline();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        vraie.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return vraie.getSoTimeout();
    }

    @Override
    public void setSendBufferSize(int octets) throws SocketException {
        vraie.setSendBufferSize(octets);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return vraie.getSendBufferSize();
    }

    @Override
    public void setReceiveBufferSize(int octets) throws SocketException {
        vraie.setReceiveBufferSize(octets);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return vraie.getReceiveBufferSize();
    }

    @Override
    public void setKeepAlive(boolean oui) throws SocketException {
        vraie.setKeepAlive(oui);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return vraie.getKeepAlive();
    }

    @Override
    public void setTrafficClass(int classe) throws SocketException {
        vraie.setTrafficClass(classe);
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return vraie.getTrafficClass();
    }

    @Override
    public void setReuseAddress(boolean oui) throws SocketException {
        vraie.setReuseAddress(oui);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return vraie.getReuseAddress();
    }

    @Override
    public void setPerformancePreferences(int connexion, int latence, int debit) {
        vraie.setPerformancePreferences(connexion, latence, debit);
    }

    @Override
    public <T> Socket setOption(SocketOption<T> option, T valeur) throws IOException {
        vraie.setOption(option, valeur);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> option) throws IOException {
        return vraie.getOption(option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return vraie.supportedOptions();
    }

    @Override
    public void shutdownInput() throws IOException {
        vraie.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        vraie.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        vraie.close();
    }

    @Override
    public boolean isConnected() {
        return vraie.isConnected();
    }

    @Override
    public boolean isBound() {
        return vraie.isBound();
    }

    @Override
    public boolean isClosed() {
        return vraie.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return vraie.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return vraie.isOutputShutdown();
    }

    @Override
    public String toString() {
        return vraie.toString();
    }
}
