package io.github.impotparticulier.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Du texte JSON en UTF-8 vers un {@link ObjetJson}, sans rien laisser passer de douteux. */
final class AnalyseurJson {
    private static final int PROFONDEUR_MAX = 32;
    /** Un avis réel en a quelques centaines ; un mébioctet d'objets vides en vaudrait quarante en mémoire. */
    private static final int VALEURS_MAX = 20_000;

    private static final int NOMS_COMPARES_UN_A_UN = 64;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final long BITS_HAUTS = 0x8080_8080_8080_8080L;

    private final JsonReader lecteur;
    /** Les éléments des listes encore ouvertes. */
    private @Nullable Object[] pile = new Object[16];

    private int sommet;
    private int valeursLues;

    private AnalyseurJson(JsonReader lecteur) {
        this.lecteur = lecteur;
    }

    static ObjetJson analyser(byte[] utf8) {
        return analyser(utf8, NomsConnus.RACINE);
    }

    static ObjetJson analyser(byte[] utf8, NomsConnus racine) {
        int debut = Arrays.mismatch(BOM, utf8) == BOM.length ? BOM.length : 0;
        exigerUtf8(utf8, debut);
        Buffer tampon = new Buffer().write(utf8, debut, utf8.length - debut);
        try (JsonReader lecteur = JsonReader.of(tampon)) {
            if (tampon.exhausted()) {
                throw illisible("le corps est vide");
            }
            if (lecteur.peek() != JsonReader.Token.BEGIN_OBJECT) {
                throw illisible("un objet était attendu (une page HTML vient d'un proxy)");
            }
            ObjetJson objet = new AnalyseurJson(lecteur).objet(1, racine);
            if (lecteur.peek() != JsonReader.Token.END_DOCUMENT) {
                throw illisible("du texte suit l'objet JSON");
            }
            return objet;
        } catch (IOException | JsonDataException e) {
            // Les messages de moshi citent des valeurs : l'exception d'origine n'est pas attachée.
            throw illisible("le texte est mal formé");
        }
    }

    private ObjetJson objet(int profondeur, @Nullable NomsConnus ici) throws IOException {
        exigerProfondeur(profondeur);
        lecteur.beginObject();
        if (!lecteur.hasNext()) {
            lecteur.endObject();
            return ObjetJson.vide();
        }
        NomsConnus.@Nullable Releve connus = ici == null ? null : ici.releve();
        // Les mêmes noms que la dernière fois, et dans le même ordre, jusqu'à preuve du contraire.
        String[] noms = ici == null ? NomsConnus.AUCUN : ici.derniers();
        @Nullable Object[] valeurs = new Object[noms.length];
        boolean prevu = true;
        int taille = 0;
        Set<String> vus = null;
        while (lecteur.hasNext()) {
            int rang = connus == null ? -1 : lecteur.selectName(connus.choix);
            String nom = connus == null || rang < 0 ? lecteur.nextName() : connus.noms[rang];
            if (!prevu || taille == noms.length || !noms[taille].equals(nom)) {
                if (prevu || taille == noms.length) {
                    noms = Arrays.copyOf(Arrays.copyOf(noms, taille), Math.max(8, taille * 2));
                    valeurs = Arrays.copyOf(valeurs, noms.length);
                    prevu = false;
                }
                if (vus == null && taille >= NOMS_COMPARES_UN_A_UN) {
                    vus = new HashSet<>(Arrays.asList(noms).subList(0, taille));
                }
                if (vus != null ? !vus.add(nom) : contient(noms, taille, nom)) {
                    throw illisible("un même champ y figure deux fois");
                }
                noms[taille] = nom;
            }
            valeurs[taille++] = valeur(profondeur, connus == null || rang < 0 ? null : connus.dessous[rang]);
        }
        lecteur.endObject();
        if (taille < noms.length) {
            noms = Arrays.copyOf(noms, taille);
            valeurs = Arrays.copyOf(valeurs, taille);
            prevu = false;
        }
        if (ici != null && !prevu) {
            ici.apprendre(noms);
        }
        return new ObjetJson(noms, valeurs);
    }

    private static boolean contient(String[] noms, int taille, String nom) {
        for (int i = 0; i < taille; i++) {
            if (noms[i].equals(nom)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object valeur(int profondeur, @Nullable NomsConnus ici) throws IOException {
        if (++valeursLues > VALEURS_MAX) {
            throw illisible("il y a plus de " + VALEURS_MAX + " valeurs");
        }
        return switch (lecteur.peek()) {
            case BEGIN_OBJECT -> objet(profondeur + 1, ici);
            case BEGIN_ARRAY -> liste(profondeur + 1, ici);
            case BOOLEAN -> lecteur.nextBoolean();
            case NULL -> lecteur.nextNull();
            // Un nombre est gardé tel qu'il est écrit : moshi en ferait un double.
            default -> lecteur.nextString();
        };
    }

    private List<Object> liste(int profondeur, @Nullable NomsConnus ici) throws IOException {
        exigerProfondeur(profondeur);
        int base = sommet;
        lecteur.beginArray();
        while (lecteur.hasNext()) {
            Object element = valeur(profondeur, ici);
            if (element != null) {
                if (sommet == pile.length) {
                    pile = Arrays.copyOf(pile, sommet * 2);
                }
                pile[sommet++] = element;
            }
        }
        lecteur.endArray();
        List<Object> elements = Collections.unmodifiableList(Arrays.asList(Arrays.copyOfRange(pile, base, sommet)));
        sommet = base;
        return elements;
    }

    private static void exigerProfondeur(int profondeur) {
        if (profondeur > PROFONDEUR_MAX) {
            throw illisible("le JSON est imbriqué sur plus de " + PROFONDEUR_MAX + " niveaux");
        }
    }

    private static void exigerUtf8(byte[] octets, int debut) {
        // Presque tout est en ASCII : huit octets à la fois.
        ByteBuffer tout = ByteBuffer.wrap(octets);
        int i = debut;
        while (i + Long.BYTES <= octets.length && (tout.getLong(i) & BITS_HAUTS) == 0) {
            i += Long.BYTES;
        }
        for (; i < octets.length; i++) {
            if (octets[i] < 0) {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, i, octets.length - i));
                } catch (CharacterCodingException e) {
                    throw illisible("le texte n'est pas en UTF-8");
                }
                return;
            }
        }
    }

    private static ReponseIllisibleException illisible(String raison) {
        return new ReponseIllisibleException("JSON illisible : " + raison + ".", Circonstances.aucunes());
    }
}
