package io.github.impotparticulier.internal.echange;

import java.lang.module.ModuleDescriptor.Version;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.ByteString;

/**
 * Une bibliothèque dont le moteur dépend. Une autre dépendance du projet en impose parfois une plus ancienne, et la JVM n'en dit, au premier
 * usage, qu'une erreur de liaison.
 *
 * @param nom l'artefact
 * @param minimum la version qu'il faut au moins
 * @param temoin une de ses classes, cherchée quand on la demande
 */
record Bibliotheque(String nom, String minimum, Supplier<Class<?>> temoin) {
    private static final Pattern JAR = Pattern.compile("([a-z][a-z-]*)-([0-9][^/!-]*(?:-[^/!]*)?)\\.jar");

    private static final List<Bibliotheque> EXIGEES = List.of(
            new Bibliotheque("okhttp-jvm", "5.1.0", () -> OkHttpClient.class),
            new Bibliotheque("okio-jvm", "3.15.0", () -> ByteString.class),
            new Bibliotheque("kotlin-stdlib", "1.8.22", () -> Unit.class));

    /** Ce que lève un réglage ou une construction dont une bibliothèque ne se lie pas. */
    static IllegalStateException incompatible(LinkageError erreur) {
        return new IllegalStateException(explication(erreur.getClass().getName()), erreur);
    }

    /** Ce qui explique une erreur de liaison : la première qui manque ou qui est trop ancienne, s'il y en a une. */
    static String explication(String erreur) {
        String debut =
                "Une bibliothèque ne va pas avec le SDK (" + erreur.substring(erreur.lastIndexOf('.') + 1) + ") : ";
        return debut
                + EXIGEES.stream()
                        .flatMap(exigee -> exigee.defaut().stream())
                        .findFirst()
                        .orElse("voyez la cause, et dans le README les versions qui vont ensemble.");
    }

    private Optional<String> defaut() {
        try {
            CodeSource source = temoin.get().getProtectionDomain().getCodeSource();
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : defaut(source.getLocation().toString());
        } catch (LinkageError e) {
            return Optional.of(nom + " manque. " + remede());
        }
    }

    /** Ce qui ne va pas dans celle qui vient de là ; vide si rien, ou si ce jar n'est pas le sien. */
    Optional<String> defaut(String emplacement) {
        Matcher jar = JAR.matcher(
                emplacement.substring(emplacement.replaceFirst("[/!]+$", "").lastIndexOf('/') + 1));
        String famille = nom.replaceFirst("-.*", "");
        return jar.lookingAt() && jar.group(1).startsWith(famille) && tropAncienne(jar.group(2))
                ? Optional.of(jar.group() + " est trop ancien. " + remede())
                : Optional.empty();
    }

    private boolean tropAncienne(String version) {
        try {
            return Version.parse(version).compareTo(Version.parse(minimum)) < 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String remede() {
        return "Il faut " + nom + " " + minimum
                + " ou plus récent : importez impot-particulier-bom en tête de dependencyManagement.";
    }
}
