package io.github.impotparticulier.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.texte.MarqueDOrdre;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import okio.Buffer;
import okio.BufferedSource;

/** Du texte JSON en UTF-8 vers un {@link ObjetJson}, en une passe du lecteur de moshi, sans rien laisser passer de douteux. */
final class AnalyseurJson {
    private static final int PROFONDEUR_MAX = 32;
    /** Un avis réel en a quelques centaines ; un mébioctet d'objets vides en vaudrait quarante en mémoire. */
    private static final int VALEURS_MAX = 20_000;

    private static final int NOMS_COMPARES_UN_A_UN = 64;

    private static final long BITS_HAUTS = 0x8080_8080_8080_8080L;
    private static final long UNS = 0x0101_0101_0101_0101L;
    private static final long BARRES = '\\' * UNS;

    private final byte[] octets;
    private final Bande bande;
    private final FluxDOctets flux;
    private final Buffer tampon;
    private final JsonReader lecteur;
    private int valeursLues;

    private AnalyseurJson(byte[] octets, boolean echappes, FluxDOctets flux, Buffer tampon, JsonReader lecteur) {
        this.octets = octets;
        this.bande = new Bande(octets, echappes);
        this.flux = flux;
        this.tampon = tampon;
        this.lecteur = lecteur;
    }

    /** Analyse un texte ; les octets sont gardés, et ne doivent plus changer. */
    static ObjetJson analyser(byte[] utf8) {
        if (utf8.length > Bande.OCTETS_MAX) {
            throw illisible("le corps est démesuré");
        }
        int debut = MarqueDOrdre.apres(utf8, 0);
        boolean echappes = exigerUtf8(utf8, debut);
        FluxDOctets flux = new FluxDOctets(utf8, debut);
        BufferedSource source = flux.source();
        try (JsonReader lecteur = JsonReader.of(source)) {
            if (source.exhausted()) {
                throw illisible("le corps est vide");
            }
            if (lecteur.peek() != JsonReader.Token.BEGIN_OBJECT) {
                throw illisible("un objet était attendu (une page HTML vient d'un proxy)");
            }
            AnalyseurJson analyseur = new AnalyseurJson(utf8, echappes, flux, source.getBuffer(), lecteur);
            int racine = analyseur.objet(1, 0);
            if (lecteur.peek() != JsonReader.Token.END_DOCUMENT) {
                throw illisible("du texte suit l'objet JSON");
            }
            return new ObjetJson(analyseur.bande, racine);
        } catch (IOException | JsonDataException e) {
            // Les messages de moshi citent des valeurs : l'exception d'origine n'est pas attachée.
            throw illisible("le texte est mal formé");
        }
    }

    /** Où en est la lecture : moshi ne prend pas un octet d'avance sur ce qu'il rend. */
    private int ici() {
        return flux.position() - (int) tampon.size();
    }

    private int objet(int profondeur, int nomOuDebut) throws IOException {
        exigerProfondeur(profondeur);
        int noeud = bande.ajouter(nomOuDebut, Bande.OBJET, 0);
        Set<String> vus = null;
        // Un bit par nom déjà lu : un bit neuf est un nom neuf, et l'on n'a pas à les parcourir.
        long traces = 0;
        int taille = 0;
        lecteur.beginObject();
        while (lecteur.hasNext()) {
            // Le guillemet ouvrant est lu.
            int debut = ici();
            lecteur.skipName();
            int fin = ici() - 1;
            if (fin - debut > Bande.OCTETS_PAR_NOM_MAX) {
                throw illisible("un nom de champ y est démesuré");
            }
            int champ = valeur(profondeur, Bande.nom(debut, fin), fin + 1);
            if (vus == null && (taille == NOMS_COMPARES_UN_A_UN || bande.estEchappe(debut, fin))) {
                vus = noms(noeud, champ);
            }
            long trace = trace(debut, fin);
            if (vus != null ? !vus.add(nomVerifie(champ, debut, fin)) : (traces & trace) != 0 && dejaVu(noeud, champ)) {
                throw illisible("un même champ y figure deux fois");
            }
            traces |= trace;
            taille++;
        }
        lecteur.endObject();
        bande.fermer(noeud);
        return noeud;
    }

    /** Sauter un nom n'en vérifie pas les échappements. */
    private String nomVerifie(int champ, int debut, int fin) throws IOException {
        return bande.estEchappe(debut, fin) ? bande.interpreterOuLever(debut, fin - debut) : bande.nom(champ);
    }

    /** Un bit, que la longueur du nom et ses bouts choisissent. */
    private long trace(int debut, int fin) {
        return debut == fin ? 1 : 1L << (fin - debut + 5 * octets[debut] + 11 * octets[fin - 1]);
    }

    private boolean dejaVu(int objet, int champ) {
        for (int i = Bande.premier(objet); i < champ; i = bande.suivant(i)) {
            if (bande.memeNom(i, champ)) {
                return true;
            }
        }
        return false;
    }

    /** Les noms qui précèdent ce champ. */
    private Set<String> noms(int objet, int champ) {
        Set<String> noms = new HashSet<>();
        for (int i = Bande.premier(objet); i < champ; i = bande.suivant(i)) {
            noms.add(bande.nom(i));
        }
        return noms;
    }

    /**
     * Une valeur.
     *
     * @param nom son nom, ou 0 dans une liste
     * @param avant une place après laquelle il n'y a que des blancs et un séparateur avant elle
     */
    private int valeur(int profondeur, int nom, int avant) throws IOException {
        if (++valeursLues > VALEURS_MAX) {
            throw illisible("il y a plus de " + VALEURS_MAX + " valeurs");
        }
        return switch (lecteur.peek()) {
            case BEGIN_OBJECT -> objet(profondeur + 1, nom);
            case BEGIN_ARRAY -> liste(profondeur + 1, nom);
            case BOOLEAN -> bande.ajouter(nom, lecteur.nextBoolean() ? Bande.VRAI : Bande.FAUX, 0);
            case NULL -> {
                lecteur.nextNull();
                yield bande.ajouter(nom, Bande.NUL, 0);
            }
            case NUMBER -> {
                // Un nombre est gardé tel qu'il est écrit : moshi en ferait un double.
                lecteur.skipValue();
                yield bande.ajouter(nom == 0 ? debutDuNombre(avant) : nom, Bande.NOMBRE, ici());
            }
            default -> texte(nom);
        };
    }

    private int texte(int nom) throws IOException {
        int debut = ici();
        lecteur.skipValue();
        int fin = ici() - 1;
        boolean echappe = bande.estEchappe(debut, fin);
        if (echappe) {
            // Sauter un texte n'en vérifie pas les échappements.
            String interprete = bande.interpreterOuLever(debut, fin - debut);
            assert interprete.length() <= fin - debut;
        }
        return bande.ajouter(nom == 0 ? debut : nom, echappe ? Bande.TEXTE_ECHAPPE : Bande.TEXTE, fin);
    }

    private int debutDuNombre(int avant) {
        int i = avant;
        while (octets[i] == ',' || Bande.estBlanc(octets[i])) {
            i++;
        }
        return i;
    }

    private int liste(int profondeur, int nom) throws IOException {
        exigerProfondeur(profondeur);
        int noeud = bande.ajouter(nom, Bande.LISTE, 0);
        lecteur.beginArray();
        int avant = ici();
        while (lecteur.hasNext()) {
            valeur(profondeur, 0, avant);
            avant = ici();
        }
        lecteur.endArray();
        bande.fermer(noeud);
        return noeud;
    }

    private static void exigerProfondeur(int profondeur) {
        if (profondeur > PROFONDEUR_MAX) {
            throw illisible("le JSON est imbriqué sur plus de " + PROFONDEUR_MAX + " niveaux");
        }
    }

    /** Exige de l'UTF-8, et rend si une barre oblique inverse y figure : presque jamais, et tout est plus simple sans. */
    private static boolean exigerUtf8(byte[] octets, int debut) {
        ByteBuffer tout = ByteBuffer.wrap(octets);
        int i = debut;
        while (i + Long.BYTES <= octets.length && estOrdinaire(tout.getLong(i))) {
            i += Long.BYTES;
        }
        boolean echappe = false;
        int premierHaut = octets.length;
        for (; i < octets.length; i++) {
            echappe |= octets[i] == '\\';
            if (octets[i] < 0 && premierHaut == octets.length) {
                premierHaut = i;
            }
        }
        exigerUtf8(ByteBuffer.wrap(octets, premierHaut, octets.length - premierHaut));
        return echappe;
    }

    /** Huit octets d'un coup : tous en ASCII, et pas une barre oblique inverse. */
    private static boolean estOrdinaire(long huit) {
        // Un octet nul, là où il y avait une barre, emprunte son bit haut.
        long ecart = huit ^ BARRES;
        return ((huit | ((ecart - UNS) & ~ecart)) & BITS_HAUTS) == 0;
    }

    /** Sans garder le texte : un mébioctet en vaudrait deux de plus. */
    private static void exigerUtf8(ByteBuffer octets) {
        if (!octets.hasRemaining()) {
            return;
        }
        CharsetDecoder decodeur = StandardCharsets.UTF_8.newDecoder();
        CharBuffer texte = CharBuffer.allocate(1024);
        CoderResult issue;
        do {
            texte.clear();
            issue = decodeur.decode(octets, texte, true);
        } while (issue.isOverflow());
        if (issue.isError()) {
            throw illisible("le texte n'est pas en UTF-8");
        }
    }

    private static ReponseIllisibleException illisible(String raison) {
        return new ReponseIllisibleException("JSON illisible : " + raison + ".", Circonstances.aucunes());
    }
}
