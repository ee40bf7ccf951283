package io.github.impotparticulier.appui;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ir.Declarant;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.DateNaissance;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lit tous les champs d'un foyer. */
public final class LecturesIr {
    private static final Map<String, Function<SituationIr, ?>> CHAMPS = Map.ofEntries(
            Map.entry("rfr", SituationIr::rfr),
            Map.entry("nbPart", SituationIr::nbPart),
            Map.entry("sitFam", SituationIr::sitFam),
            Map.entry(
                    "declarant1",
                    s -> s.declarant1().flatMap(Declarant::dateNaissance).flatMap(DateNaissance::date)),
            Map.entry(
                    "declarant2",
                    s -> s.declarant2().flatMap(Declarant::dateNaissance).flatMap(DateNaissance::date)),
            Map.entry(
                    "pac",
                    s -> s.pac()
                            .map(p -> Stream.of(
                                            p.nbPac(),
                                            p.nbPacF(),
                                            p.nbPacG(),
                                            p.nbPacH(),
                                            p.nbPacI(),
                                            p.nbPacJ(),
                                            p.nbPacN(),
                                            p.nbPacP(),
                                            p.nbPacR())
                                    .toList())),
            Map.entry("aft", SituationIr::aft),
            Map.entry("aftDetail", SituationIr::aftDetail),
            Map.entry("sitParIso", SituationIr::sitParIso),
            Map.entry("sitParDeclaree", SituationIr::sitParDeclaree),
            Map.entry("sitPart", SituationIr::sitPart),
            Map.entry("indOptionImpotSepar", SituationIr::indOptionImpotSepar),
            Map.entry("pensAlPer", SituationIr::pensAlPer),
            Map.entry("indDeficit", SituationIr::indDeficit),
            Map.entry("revenuBrutGlobal", SituationIr::revenuBrutGlobal),
            Map.entry("revImposable", SituationIr::revImposable),
            Map.entry("mntRevbareme", SituationIr::mntRevbareme),
            Map.entry("impAvImput", SituationIr::impAvImput),
            Map.entry("montTotIr", SituationIr::montTotIr),
            Map.entry("datRec", SituationIr::datRec),
            Map.entry("datEtab", SituationIr::datEtab),
            Map.entry("numRole", SituationIr::numRole),
            Map.entry("fipNum", SituationIr::fipNum),
            Map.entry(
                    "rev",
                    s -> s.rev()
                            .map(r -> Stream.of(
                                            r.tspr(), r.rcm(), r.pv(), r.fonc(), r.pro(), r.chges(), r.rici(),
                                            r.alpha(), r.div())
                                    .toList())));

    private LecturesIr() {}

    /** Les champs qui échouent à la lecture. */
    public static Stream<String> echecs(SituationIr foyer) {
        return CHAMPS.entrySet().stream()
                .filter(champ -> !seLit(champ.getValue(), foyer))
                .map(Map.Entry::getKey);
    }

    private static boolean seLit(Function<SituationIr, ?> lecture, SituationIr foyer) {
        try {
            return lecture.apply(foyer) != null;
        } catch (ReponseIllisibleException e) {
            return false;
        }
    }
}
