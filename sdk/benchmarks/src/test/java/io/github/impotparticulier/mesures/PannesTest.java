package io.github.impotparticulier.mesures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PannesTest {
    private static final byte[] SAINE = Serveur.reponse("200 OK", new byte[] {'{', '}'}, "application/json", "");

    private final Pannes pannes = new Pannes();

    @Test
    void trois_requetes_sur_cent_sont_gachees() {
        String jeton = jetonValide();
        long gachees = 0;
        for (int i = 0; i < 100_000; i++) {
            Pannes.Suite suite = lire(jeton);
            if (suite.ferme() || !texte(suite).startsWith("HTTP/1.1 200")) {
                gachees++;
            }
        }
        assertThat(gachees).isBetween(2_800L, 3_200L);
    }

    @Test
    void la_suite_des_pannes_est_la_meme_a_chaque_fois() {
        Pannes autre = new Pannes();
        for (int i = 0; i < 1_000; i++) {
            assertThat(pannes.repondre("/token", "", SAINE).octets())
                    .isEqualTo(autre.repondre("/token", "", SAINE).octets());
        }
    }

    @Test
    void un_jeton_revoque_est_refuse_et_le_suivant_accepte() {
        String revoque = jetonValide();
        pannes.revoquer();
        for (int i = 0; i < 100; i++) {
            assertThat(texte(lire(revoque))).startsWith("HTTP/1.1 401").contains("900901");
        }
        String nouveau = jetonValide();
        assertThat(accepte(nouveau)).isTrue();
    }

    @Test
    void un_nouveau_jeton_revoque_le_precedent() {
        String ancien = jetonValide();
        String nouveau = jetonValide();
        assertThat(accepte(ancien)).isFalse();
        assertThat(accepte(nouveau)).isTrue();
    }

    /** Le serveur gâche aussi des demandes de jeton : la première qui aboutit. */
    private String jetonValide() {
        while (true) {
            String reponse = texte(pannes.repondre("/token", "", SAINE));
            int debut = reponse.indexOf("jeton-");
            if (debut >= 0 && reponse.endsWith("}")) {
                return reponse.substring(debut, reponse.indexOf('"', debut));
            }
        }
    }

    private boolean accepte(String jeton) {
        for (int i = 0; i < 100; i++) {
            if (texte(lire(jeton)).startsWith("HTTP/1.1 200")) {
                return true;
            }
        }
        return false;
    }

    private Pannes.Suite lire(String jeton) {
        return pannes.repondre("/impotparticulier/1.0/spi", "Authorization: Bearer " + jeton + "\r\n", SAINE);
    }

    private static String texte(Pannes.Suite suite) {
        return new String(suite.octets(), StandardCharsets.UTF_8);
    }
}
