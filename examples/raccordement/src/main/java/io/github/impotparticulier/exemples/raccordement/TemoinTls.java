package io.github.impotparticulier.exemples.raccordement;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Voit passer les certificats, ceux qui sont refusés compris, sans rien changer à ce qui est décidé d'eux. */
final class TemoinTls {
    private final X509TrustManager autorites;
    private final Optional<X509ExtendedKeyManager> cles;
    private volatile List<X509Certificate> chaine = List.of();
    private volatile boolean refusee;
    private volatile boolean demande;
    private volatile @Nullable X509Certificate envoye;

    TemoinTls(Liaison liaison) {
        this.autorites = liaison.autorites();
        this.cles = liaison.cles();
    }

    /** Celle que le serveur a présentée ; vide s'il n'en a pas présenté. */
    List<X509Certificate> chaine() {
        return chaine;
    }

    /** Vrai si la JVM n'a pas reconnu cette chaîne. */
    boolean refusee() {
        return refusee;
    }

    /** Vrai si le serveur a demandé un certificat de client. */
    boolean demande() {
        return demande;
    }

    /** Le certificat de client qui lui a été envoyé. */
    Optional<X509Certificate> envoye() {
        return Optional.ofNullable(envoye);
    }

    X509TrustManager autorites() {
        return new Autorites();
    }

    X509ExtendedKeyManager cles() {
        return new Cles();
    }

    private final class Autorites implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] presentee, String methode) throws CertificateException {
            chaine = List.of(presentee);
            try {
                autorites.checkServerTrusted(presentee, methode);
            } catch (CertificateException e) {
                refusee = true;
                throw e;
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] presentee, String methode) throws CertificateException {
            autorites.checkClientTrusted(presentee, methode);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return autorites.getAcceptedIssuers();
        }
    }

    private final class Cles extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal[] emetteurs, Socket socket) {
            demande = true;
            return cles.map(gardien -> gardien.chooseClientAlias(types, emetteurs, socket))
                    .orElse(null);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            X509Certificate[] choisie =
                    cles.map(gardien -> gardien.getCertificateChain(alias)).orElse(null);
            envoye = choisie == null || choisie.length == 0 ? null : choisie[0];
            return choisie;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return cles.map(gardien -> gardien.getPrivateKey(alias)).orElse(null);
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal[] emetteurs) {
            return cles.map(gardien -> gardien.getClientAliases(type, emetteurs))
                    .orElse(null);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal[] emetteurs) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] emetteurs, Socket socket) {
            return null;
        }
    }
}
