package io.github.impotparticulier.appui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.impotparticulier.appui.ServeurDirect.Liaison;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Les façons dont une passerelle peut écrire plus d'une réponse par demande, et décaler toutes les suivantes. Chacune répond comme il
 * faut, ou par l'erreur qu'elle dit, avant d'écrire ce qu'il y a de trop.
 */
public enum ReponseEnTrop {
    DOUBLEE_EN_UNE_ECRITURE {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang) + foyer(rang));
        }
    },
    DOUBLEE_EN_DEUX_ECRITURES {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang));
            liaison.ecrire(foyer(rang));
        }
    },
    DOUBLEE_EN_RETARD {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang));
            attendre();
            liaison.ecrire(foyer(rang));
        }
    },
    DOUBLEE_PLUS_TARD_ENCORE {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang));
            Thread retardataire = new Thread(() -> {
                attendre();
                try {
                    liaison.ecrire(foyer(rang));
                } catch (IOException e) {
                    // Le client a raccroché.
                }
            });
            retardataire.setDaemon(true);
            retardataire.start();
        }
    },
    MORCEAUX_DOUBLES {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(morceaux(rang) + morceaux(rang));
        }
    },
    MORCEAUX_APRES_LE_DERNIER {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(morceaux(rang) + "5\r\n{\"a\":\r\n0\r\n\r\n");
        }
    },
    CORPS_PLUS_LONG_QU_ANNONCE {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang) + "}");
        }
    },
    LIGNE_BLANCHE_EN_TROP {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang) + "\r\n");
        }
    },
    REPONSE_D_UN_AUTRE_EN_TROP {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang) + foyer(rang + 500_000_000));
        }
    },
    /** Quelques octets avec la réponse, et le reste après la demande suivante. */
    REPONSE_D_UN_AUTRE_ENTAMEE {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            String deTrop = foyer(rang + 500_000_000);
            int debut = List.of(1, 5, 40).get(rang % 3);
            liaison.ecrire(foyer(rang) + deTrop.substring(0, debut));
            liaison.retenir(deTrop.substring(debut));
        }
    },
    DEUX_REPONSES_APRES_103 {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(PROVISOIRE + foyer(rang) + foyer(rang));
        }
    },
    SECONDE_REPONSE_EN_RETARD_APRES_103 {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(PROVISOIRE);
            attendre();
            liaison.ecrire(foyer(rang));
            attendre();
            liaison.ecrire(foyer(rang));
        }
    },
    REPONSE_APRES_204(204, ""),
    REPONSE_APRES_304(304, ""),
    REPONSE_APRES_401(401, "Content-Length: 0\r\n"),
    REPONSE_APRES_404(404, "Content-Length: 0\r\n"),
    REPONSE_APRES_503(503, "Content-Length: 0\r\n"),
    ADIEU_408_NON_DEMANDE {
        @Override
        public void repondre(int rang, Liaison liaison) throws IOException {
            liaison.ecrire(foyer(rang));
            attendre();
            liaison.ecrire("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            liaison.couper();
        }
    };

    private static final String PROVISOIRE = "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n";
    private final int statut;
    private final String entetes;

    ReponseEnTrop() {
        this(200, "");
    }

    ReponseEnTrop(int statut, String entetes) {
        this.statut = statut;
        this.entetes = entetes;
    }

    /** Vrai si la demande elle-même reçoit ses données. */
    public boolean donneLeFoyer() {
        return statut == 200;
    }

    public void repondre(int rang, Liaison liaison) throws IOException {
        liaison.ecrire("HTTP/1.1 " + statut + " X\r\n" + entetes + "\r\n" + foyer(rang));
    }

    /** La réponse à une demande de ce rang : plus de deux cents octets, qui ne nomment personne. */
    public static String foyer(int rang) {
        return ServeurDirect.reponse(200, corps(rang));
    }

    public static String corps(int rang) {
        return "{\"rfr\":" + rang + ",\"remplissage\":\"" + "x".repeat(200) + "\"}";
    }

    private static String morceaux(int rang) {
        String corps = corps(rang);
        return "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(corps.getBytes(UTF_8).length) + "\r\n" + corps + "\r\n0\r\n\r\n";
    }

    private static void attendre() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
}
