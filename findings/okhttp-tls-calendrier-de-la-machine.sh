#!/usr/bin/env bash
# okhttp-tls 5.5.1, HeldCertificate : les dates du certificat s'écrivent dans le calendrier et les chiffres de la langue de la machine.
#
# On aurait parié : un certificat de test est le même sur tous les postes ; valable un jour, il l'est partout aujourd'hui.
# Vu : un certificat demandé jusqu'au 1er janvier 2027 va jusqu'en 1970 sur un poste en thaï (l'an 2570 bouddhique, dont le
# certificat ne garde que « 70 ») et jusqu'en 2009 avec le calendrier japonais (an 9 de l'ère Reiwa) ; en arabe d'Égypte ou
# en persan, les chiffres locaux passent dans le certificat, que le JDK refuse de relire.
# Conséquence : des tests verts ici ne le sont pas ailleurs, et l'erreur parle de TLS, jamais de langue.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.squareup.okhttp3</groupId><artifactId>okhttp-tls</artifactId><version>5.5.1</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import java.time.Instant;
import java.util.Locale;
import okhttp3.tls.HeldCertificate;

class Essai {
    public static void main(String[] args) {
        long debut = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        long fin = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
        for (String langue : new String[] {"fr-FR", "th-TH", "ja-JP-u-ca-japanese", "ar-EG", "fa-IR"}) {
            Locale.setDefault(Locale.forLanguageTag(langue));
            String vu;
            try {
                vu = "jusqu'au " + new HeldCertificate.Builder()
                        .commonName("localhost")
                        .validityInterval(debut, fin)
                        .build()
                        .certificate()
                        .getNotAfter()
                        .toInstant();
            } catch (IllegalArgumentException e) {
                vu = "refusé, " + e.getMessage();
            }
            System.out.println(langue + " : " + vu);
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
fr-FR : jusqu'au 2027-01-01T00:00:00Z
th-TH : jusqu'au 1970-01-01T00:00:00Z
ja-JP-u-ca-japanese : jusqu'au 2009-01-01T00:00:00Z
ar-EG : refusé, failed to decode certificate
fa-IR : refusé, failed to decode certificate
FIN
