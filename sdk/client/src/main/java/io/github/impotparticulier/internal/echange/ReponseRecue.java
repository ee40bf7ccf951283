package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Une réponse telle qu'elle est venue, et ce qu'elle dit : un corps entier, borné et en UTF-8, ou un échec.
 *
 * @param reponse son statut et ses en-têtes
 * @param octets son corps, ou {@code null} s'il dépasse sa borne
 * @param panne ce qui l'a empêché de venir
 */
@SuppressWarnings("ArrayRecordComponent") // Jamais comparée ni montrée.
record ReponseRecue(
        Response reponse,
        byte @Nullable [] octets,
        @Nullable Exception panne) {
    /** L'en-tête où {@code Retry-After} attend, à l'abri d'OkHttp. */
    static final String RETRY_AFTER_MIS_DE_COTE = "X-Impot-Particulier-Retry-After";

    private static final int OCTETS_ERREUR_MAX = 64 * 1024;
    private static final int MORCEAU = 4 * 1024;

    /** La taille maximale d'un corps. */
    static int octetsMax(int statut, Essai essai) {
        return statut == 200 || essai.reponseBrute() ? essai.octetsMax() : OCTETS_ERREUR_MAX;
    }

    /**
     * Lit une réponse.
     *
     * @param appel l'appel d'OkHttp, à couper si elle est démesurée
     */
    static ReponseRecue recevoir(Call appel, Response reponse, Essai essai) {
        int octetsMax = octetsMax(reponse.code(), essai);
        try (ResponseBody corps = reponse.body()) {
            Exception rompu = essai.corpsRompu();
            if (rompu != null) {
                return new ReponseRecue(reponse, null, rompu);
            }
            BufferedSource source = corps.source();
            if (source.request(octetsMax + 1L)) {
                // Avant la fermeture, qui sinon en lirait la suite pour garder la connexion.
                appel.cancel();
                return new ReponseRecue(reponse, null, null);
            }
            return new ReponseRecue(reponse, source.getBuffer().readByteArray(), null);
        } catch (IOException | RuntimeException e) {
            return new ReponseRecue(reponse, null, e);
        }
    }

    /** Ce qu'elle dit, avant d'en lire le contenu. */
    Issue<Reponse> traduire(Essai essai, Clock horloge) {
        int statut = reponse.code();
        if (statut < 100 || statut > 599) {
            return Issue.echec(Nature.REPONSE_ILLISIBLE, "Statut HTTP impossible.", essai.circonstances());
        }
        Circonstances circonstances = EnTetes.ajouter(essai.circonstances(), reponse.headers())
                .avecStatut(statut)
                .avecDelai(delai(horloge));
        if (panne != null && essai.operation().perdue()) {
            return essai.operation().renoncement();
        }
        if (essai.douteux()) {
            return Issue.passager(
                    Nature.SERVICE_INDISPONIBLE,
                    "La réponse répète celle d'une autre demande ; elle est écartée. Si cela dure, signalez-le au support de l'API.",
                    circonstances);
        }
        if (essai.reponseBrute()) {
            return brute(circonstances, essai);
        }
        return statut == 200 ? donnees(circonstances, essai) : erreur(circonstances, essai);
    }

    private @Nullable Duration delai(Clock horloge) {
        String reessayerApres = reponse.header(RETRY_AFTER_MIS_DE_COTE);
        return reessayerApres == null
                ? null
                : DelaiDemande.lire(reessayerApres, EnTetes.date(reponse.headers()), horloge);
    }

    /** Tous les octets, tels qu'ils sont venus ; en manque-t-il, le statut au moins est connu. */
    private Issue<Reponse> brute(Circonstances circonstances, Essai essai) {
        if (panne != null) {
            essai.couperConnexion();
            return panne instanceof IOException deReseau && !malCompresse(deReseau)
                    ? Erreurs.<Reponse>deReseau(deReseau, essai).avec(circonstances)
                    : malFormee(circonstances, panne);
        }
        return octets == null
                ? demesuree(circonstances, essai)
                : new Succes<>(new Reponse(octets, reponse.headers(), circonstances, essai));
    }

    private static Issue<Reponse> demesuree(Circonstances circonstances, Essai essai) {
        return Issue.echec(
                Nature.REPONSE_ILLISIBLE,
                "Réponse de plus de " + essai.octetsMax() / 1024 + " Kio : ce n'est pas ce que l'API rend.",
                circonstances);
    }

    private Issue<Reponse> donnees(Circonstances circonstances, Essai essai) {
        if (panne != null) {
            essai.couperConnexion();
            return panne instanceof IOException deReseau && !malCompresse(deReseau)
                    ? Erreurs.deReseau(deReseau, essai)
                    : malFormee(circonstances, panne);
        }
        try {
            byte[] utf8 = octets == null ? null : enUtf8(octets, reponse.header("Content-Type"));
            return utf8 == null
                    ? demesuree(circonstances, essai)
                    : new Succes<>(new Reponse(utf8, reponse.headers(), circonstances, essai));
        } catch (CharacterCodingException e) {
            return Issue.echec(
                    Nature.REPONSE_ILLISIBLE, "Le texte n'est pas dans le jeu de caractères annoncé.", circonstances);
        } catch (RuntimeException e) {
            return malFormee(circonstances, e);
        }
    }

    /** Le corps d'une erreur, s'il se lit et tient dans sa borne ; sinon le statut suffit à conclure. */
    private Issue<Reponse> erreur(Circonstances circonstances, Essai essai) {
        if (octets != null) {
            try {
                byte[] utf8 = enUtf8(octets, reponse.header("Content-Type"));
                if (utf8 != null) {
                    return new Succes<>(new Reponse(utf8, reponse.headers(), circonstances, essai));
                }
            } catch (CharacterCodingException | RuntimeException e) {
                // Un jeu de caractères inconnu, ou qui n'est pas celui du corps.
            }
        }
        return new Succes<>(Reponse.sansCorpsLisible(reponse.headers(), circonstances, essai));
    }

    /** Une longueur insensée, un gzip qui n'en est pas un. */
    private static Issue<Reponse> malFormee(Circonstances circonstances, Exception cause) {
        return new Echec<>(Nature.REPONSE_ILLISIBLE, "La réponse HTTP est mal formée.", circonstances, cause, false);
    }

    /** Les pannes de réseau ont leurs classes ; okio dit d'une simple IOException ce qu'il ne sait pas décompresser. */
    private static boolean malCompresse(IOException panne) {
        return panne.getClass() == IOException.class && !(panne.getCause() instanceof IOException);
    }

    /** Le même texte en UTF-8 ; un {@code null} s'il y devient démesuré. */
    private static byte @Nullable [] enUtf8(byte[] octets, @Nullable String type) throws CharacterCodingException {
        // D'ordinaire sans jeu de caractères, ou en UTF-8 : analyser le type coûterait autant que tous les autres
        // en-têtes.
        if (type == null
                || type.indexOf('=') < 0
                || type.regionMatches(true, type.length() - 13, "charset=utf-8", 0, 13)) {
            return octets;
        }
        MediaType analyse = MediaType.parse(type);
        Charset charset = analyse == null ? null : analyse.charset();
        return charset == null || charset.equals(StandardCharsets.UTF_8)
                ? octets
                : transcoder(octets, charset.newDecoder());
    }

    /** Par petits morceaux : un mébioctet, décodé d'un coup, en tiendrait huit de mémoire. */
    private static byte @Nullable [] transcoder(byte[] octets, CharsetDecoder decodeur)
            throws CharacterCodingException {
        ByteBuffer entree = ByteBuffer.wrap(octets);
        CharBuffer morceau = CharBuffer.allocate(MORCEAU);
        Buffer texte = new Buffer();
        CoderResult issue;
        boolean fini;
        do {
            issue = decodeur.decode(entree, morceau, true);
            fini = issue.isUnderflow() && decodeur.flush(morceau).isUnderflow();
            if (issue.isError()) {
                issue.throwException();
            }
            texte.writeUtf8(morceau.flip().toString());
            morceau.clear();
            if (texte.size() > Appel.OCTETS_MAX) {
                return null;
            }
        } while (!fini);
        return texte.readByteArray();
    }
}
