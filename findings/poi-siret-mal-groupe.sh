#!/usr/bin/env bash
# Apache POI 5.5.1, DataFormatter : un SIRET au format 000" "000" "000" "00000 s'affiche « 1300 25265 00013 ».
#
# On aurait parié : DataFormatter rend le texte que montre le tableur, ici 130 025 265 00013 ; et le format « Numéro de
# téléphone » du tableur français, 0#" "##" "##" "##" "##, rend 06 12 34 56 78.
# Vu : les chiffres du SIRET sont groupés par le dernier groupe du format, avec une espace de trop à la fin ; le téléphone perd
# ses espaces et son zéro. CellFormat, l'autre classe de POI, rend les deux comme le tableur.
# Conséquence : un identifiant lu « comme à l'écran » ne se découpe ni ne se compare. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.poi</groupId><artifactId>poi</artifactId><version>5.5.1</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>2.25.3</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.format.CellFormat;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;

class Essai {
    public static void main(String[] args) throws Exception {
        DataFormatter formateur = new DataFormatter(Locale.FRANCE);
        Object[][] cas = {
            {"000\" \"000\" \"000\" \"00000", 13002526500013d},
            {"000\\ 000\\ 000\\ 00000", 12345600001d},
            {"0#\" \"##\" \"##\" \"##\" \"##", 612345678d},
            {"0000000000000", 123456789012d},
        };
        try (HSSFWorkbook classeur = new HSSFWorkbook()) {
            for (Object[] c : cas) {
                String format = (String) c[0];
                Cell cellule = classeur.createSheet().createRow(0).createCell(0);
                cellule.setCellValue((Double) c[1]);
                CellStyle style = classeur.createCellStyle();
                style.setDataFormat(classeur.createDataFormat().getFormat(format));
                cellule.setCellStyle(style);
                System.out.println(format + " : DataFormatter «" + formateur.formatCellValue(cellule) + "», CellFormat «"
                        + CellFormat.getInstance(Locale.FRANCE, format).apply(cellule).text + "»");
            }
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
000" "000" "000" "00000 : DataFormatter «1300 25265 00013 », CellFormat «130 025 265 00013»
000\ 000\ 000\ 00000 : DataFormatter «0001 23456 00001 », CellFormat «000 123 456 00001»
0#" "##" "##" "##" "## : DataFormatter «612345678», CellFormat «06 12 34 56 78»
0000000000000 : DataFormatter «0123456789012», CellFormat «0123456789012»
FIN
