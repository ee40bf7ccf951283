package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * Le socket de chaque connexion, sous TLS s'il y en a : il compte ses lectures et borne ce qu'elles rendent, dit si des octets attendent,
 * et se ferme d'un autre fil dès avant que l'appel d'OkHttp n'en soit capable.
 */
final class Prise extends SocketDelegue {
    private final Ration ration = new Ration();
    private final Reste reste = new Reste();
    private @Nullable Flux flux;
    private boolean chiffree;
    private int lectures;
    /** L'essai qui ouvre cette connexion, jusqu'à ce qu'elle serve. */
    private volatile @Nullable Essai ouverture;

    private volatile boolean sansReponse;

    /**
     * Enveloppe le socket d'une fabrique.
     *
     * @param vrai ce socket
     * @param ouverture l'essai qui ouvre la connexion, s'il est connu : il borne la liaison TLS et la réponse d'un proxy
     * @throws SocketException jamais
     */
    Prise(Socket vrai, @Nullable Essai ouverture) throws SocketException {
        super(vrai);
        this.ouverture = ouverture;
        if (ouverture != null) {
            ration.ouverture();
        }
    }

    /** La connexion est prête : désormais, c'est l'appel d'OkHttp qui la borne et la coupe. */
    void ouverte() {
        ouverture = null;
    }

    /** Combien de fois le réseau a été lu. Pour le seul fil qui tient la connexion. */
    int lectures() {
        return lectures;
    }

    /** Ce qu'elle peut encore lire. */
    Ration ration() {
        return ration;
    }

    /** Une liaison TLS va la lire : ce qui reste se voit désormais aux lectures de celle-ci. */
    Reste chiffrer() {
        chiffree = true;
        return reste;
    }

    /** Vrai si des octets sont là, que personne n'a lus ; ou si l'on ne sait plus. */
    boolean octetsEnAttente() {
        try {
            return flux().available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Une demande va partir, et ce n'est pas la première : ce qui resterait d'avant ferait échouer sa première lecture. */
    void repart() {
        reste.depart();
    }

    /** Vrai si rien n'en est venu depuis : elle était perdue avant la demande, ou l'a été avant la réponse. */
    boolean muette() {
        return reste.muet();
    }

    /** Une requête est partie, dont la réponse n'est pas encore là ; ou elle l'est. */
    void attendreReponse(boolean attend) {
        sansReponse = attend;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return flux();
    }

    private Flux flux() throws IOException {
        if (flux == null) {
            flux = new Flux(super.getInputStream());
        }
        return flux;
    }

    /** Ferme aussitôt. Une requête restée sans réponse n'attend plus dans les tampons de cette machine : elle n'en partira plus. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // Aucun verrou : rien ne doit retarder qui renonce.
    public void close() throws IOException {
        if (sansReponse && !isClosed()) {
            try {
                setSoLinger(true, 0);
            } catch (SocketException e) {
                // Déjà rompue : rien n'en partira.
            }
        }
        super.close();
    }

    void couper() {
        couper(this);
    }

    /** Ferme sans lever. */
    static void couper(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Déjà rompu : c'est ce qu'on voulait.
        }
    }

    /** Ce qui vient du réseau. */
    private final class Flux extends InputStream {
        private final InputStream vrai;

        private Flux(InputStream vrai) {
            this.vrai = vrai;
        }

        private void compter() throws IOException {
            lectures++;
            Essai essai = ouverture;
            if (essai != null) {
                setSoTimeout(essai.millisRestantes());
            }
        }

        private void compter(int octets) throws Demesure {
            if (!ration.prendre(octets)) {
                couper();
                throw new Demesure();
            }
        }

        @Override
        public int read() throws IOException {
            compter();
            int lu = vrai.read();
            compter(lu < 0 ? 0 : 1);
            return lu;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            if (chiffree) {
                return lire(tampon, debut, longueur);
            }
            int lus = lire(tampon, debut, reste.avant(debut, longueur, tampon.length));
            reste.apres(lus);
            return lus;
        }

        private int lire(byte[] tampon, int debut, int longueur) throws IOException {
            compter();
            int lus = vrai.read(tampon, debut, longueur);
            compter(Math.max(0, lus));
            return lus;
        }

        @Override
        public int available() throws IOException {
            return vrai.available();
        }

        @Override
        public void close() throws IOException {
            Prise.this.close();
        }
    }
}
