#!/usr/bin/env bash
# JAXB 4.0.9 (jaxb-runtime), lecture sans réglage : un revenu écrit 17827.00 vaut zéro, et rien ne le dit.
#
# On aurait parié : un contenu qui ne se lit pas dans le type du champ lève une UnmarshalException, comme une balise mal fermée.
# Vu : l'erreur de conversion est un événement que l'Unmarshaller d'origine ignore. Un int reçoit zéro, même si le champ avait
# une autre valeur initiale ; un Integer, un BigDecimal ou une énumération reste null : un revenu nul et un revenu illisible
# se confondent. setEventHandler(new DefaultValidationEventHandler()) fait lever les nombres illisibles, ni le débordement
# (treize chiffres dans un int y donnent toujours 1385447423), ni la valeur qu'une énumération n'a pas.
# Conséquence : le jour où l'émetteur ajoute « .00 » à ses entiers, tous les foyers sont sans revenu. Sortie vue : la fin.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.glassfish.jaxb</groupId><artifactId>jaxb-runtime</artifactId><version>4.0.9</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEventHandler;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.helpers.DefaultValidationEventHandler;
import java.io.StringReader;
import java.math.BigDecimal;

public class Essai {
    public enum Situation { MARIE, PACSE }

    @XmlRootElement
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Foyer {
        public int revenu = -1;
        public Integer enfants;
        public BigDecimal parts;
        public Situation situation;
    }

    public static void main(String[] args) throws JAXBException {
        JAXBContext contexte = JAXBContext.newInstance(Foyer.class);
        for (String champ : new String[] {"<revenu>17827</revenu>", "<revenu>17827.00</revenu>", "<revenu>3999999999999</revenu>",
            "<enfants>2.0</enfants>", "<parts>2,5</parts>", "<situation>CELIBATAIRE</situation>"}) {
            String document = "<foyer>" + champ + "</foyer>";
            System.out.println(champ + " : sans réglage " + lit(contexte, document, null) + ", avec le gestionnaire "
                    + lit(contexte, document, new DefaultValidationEventHandler()));
        }
    }

    private static String lit(JAXBContext contexte, String document, ValidationEventHandler gestionnaire) throws JAXBException {
        Unmarshaller lecteur = contexte.createUnmarshaller();
        if (gestionnaire != null) {
            lecteur.setEventHandler(gestionnaire);
        }
        try {
            Foyer foyer = (Foyer) lecteur.unmarshal(new StringReader(document));
            return foyer.revenu + " " + foyer.enfants + " " + foyer.parts + " " + foyer.situation;
        } catch (JAXBException e) {
            return "refusé";
        }
    }
}
FIN
java -cp 'lib/*' Essai.java 2> journal | tee vu

diff vu - <<'FIN'
<revenu>17827</revenu> : sans réglage 17827 null null null, avec le gestionnaire 17827 null null null
DefaultValidationEventHandler: [ERROR]: Not a number: 17827.00 
     Location: line 1
<revenu>17827.00</revenu> : sans réglage 0 null null null, avec le gestionnaire refusé
<revenu>3999999999999</revenu> : sans réglage 1385447423 null null null, avec le gestionnaire 1385447423 null null null
DefaultValidationEventHandler: [ERROR]: Not a number: 2.0 
     Location: line 1
<enfants>2.0</enfants> : sans réglage -1 null null null, avec le gestionnaire refusé
DefaultValidationEventHandler: [ERROR]: Character , is neither a decimal digit number, decimal point, nor "e" notation exponential mark. 
     Location: line 1
<parts>2,5</parts> : sans réglage -1 null null null, avec le gestionnaire refusé
<situation>CELIBATAIRE</situation> : sans réglage -1 null null null, avec le gestionnaire -1 null null null
FIN
