package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Un socket qui fait tout faire à un autre : celui d'une fabrique confiée peut être de n'importe quelle classe. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // Le vrai a ses verrous ; un second retarderait qui ferme.
class SocketDelegue extends Socket {
    private final Socket vrai;

    /**
     * Enveloppe un socket.
     *
     * @param vrai celui qui fait tout
     * @throws SocketException jamais
     */
    SocketDelegue(Socket vrai) throws SocketException {
        super((SocketImpl) null);
        this.vrai = vrai;
    }

    @Override
    public void connect(SocketAddress adresse) throws IOException {
        vrai.connect(adresse);
    }

    @Override
    public void connect(SocketAddress adresse, int delai) throws IOException {
        vrai.connect(adresse, delai);
    }

    @Override
    public void bind(@Nullable SocketAddress adresse) throws IOException {
        vrai.bind(adresse);
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return vrai.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return vrai.getLocalAddress();
    }

    @Override
    public int getPort() {
        return vrai.getPort();
    }

    @Override
    public int getLocalPort() {
        return vrai.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return vrai.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return vrai.getLocalSocketAddress();
    }

    /** Rien : un canal lirait sans passer par {@link #getInputStream}. */
    @Override
    public @Nullable SocketChannel getChannel() {
        return null;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return vrai.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return vrai.getOutputStream();
    }

    @Override
    public void setTcpNoDelay(boolean oui) throws SocketException {
        vrai.setTcpNoDelay(oui);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return vrai.getTcpNoDelay();
    }

    @Override
    public void setSoLinger(boolean oui, int secondes) throws SocketException {
        vrai.setSoLinger(oui, secondes);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return vrai.getSoLinger();
    }

    @Override
    public void sendUrgentData(int octet) throws IOException {
        vrai.sendUrgentData(octet);
    }

    @Override
    public void setOOBInline(boolean oui) throws SocketException {
        vrai.setOOBInline(oui);
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return vrai.getOOBInline();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        vrai.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return vrai.getSoTimeout();
    }

    @Override
    public void setSendBufferSize(int octets) throws SocketException {
        vrai.setSendBufferSize(octets);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return vrai.getSendBufferSize();
    }

    @Override
    public void setReceiveBufferSize(int octets) throws SocketException {
        vrai.setReceiveBufferSize(octets);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return vrai.getReceiveBufferSize();
    }

    @Override
    public void setKeepAlive(boolean oui) throws SocketException {
        vrai.setKeepAlive(oui);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return vrai.getKeepAlive();
    }

    @Override
    public void setTrafficClass(int classe) throws SocketException {
        vrai.setTrafficClass(classe);
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return vrai.getTrafficClass();
    }

    @Override
    public void setReuseAddress(boolean oui) throws SocketException {
        vrai.setReuseAddress(oui);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return vrai.getReuseAddress();
    }

    @Override
    public void setPerformancePreferences(int connexion, int latence, int debit) {
        vrai.setPerformancePreferences(connexion, latence, debit);
    }

    @Override
    public <T> Socket setOption(SocketOption<T> option, T valeur) throws IOException {
        vrai.setOption(option, valeur);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> option) throws IOException {
        return vrai.getOption(option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return vrai.supportedOptions();
    }

    @Override
    public void shutdownInput() throws IOException {
        vrai.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        vrai.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        vrai.close();
    }

    @Override
    public boolean isConnected() {
        return vrai.isConnected();
    }

    @Override
    public boolean isBound() {
        return vrai.isBound();
    }

    @Override
    public boolean isClosed() {
        return vrai.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return vrai.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return vrai.isOutputShutdown();
    }

    @Override
    public String toString() {
        return vrai.toString();
    }
}
