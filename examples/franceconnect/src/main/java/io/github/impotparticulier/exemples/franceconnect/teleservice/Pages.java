package io.github.impotparticulier.exemples.franceconnect.teleservice;

import io.github.impotparticulier.personne.JetonFranceConnect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Les pages du téléservice. */
@Controller
class Pages {
    private final JetonDUnePage jetons;
    private final LectureDesDroits lecture;

    Pages(JetonDUnePage jetons, LectureDesDroits lecture) {
        this.jetons = jetons;
        this.lecture = lecture;
    }

    @GetMapping("/")
    String accueil(@RequestParam(defaultValue = "") String motif, Model page) {
        page.addAttribute("message", Motif.deLAdresse(motif).map(Motif::texte).orElse(""));
        return "accueil";
    }

    /** Une fois par identification : rechargée, la page n'a plus de jeton, et rien n'a été gardé. */
    @GetMapping("/mes-droits")
    String mesDroits(@AuthenticationPrincipal OidcUser personne, HttpServletRequest requete, Model page) {
        Optional<JetonFranceConnect> jeton = jetons.prendre(requete, personne::getName);
        page.addAttribute("nom", personne.getGivenName() + " " + personne.getFamilyName());
        if (jeton.isEmpty()) {
            return "deja-lus";
        }
        page.addAttribute("droits", lecture.lire(jeton.get()));
        return "mes-droits";
    }

    @GetMapping(DeconnexionFranceConnect.RETOUR)
    String retourDeDeconnexion(
            @RequestParam(name = "state", required = false) @Nullable String etat, HttpServletRequest requete) {
        return DeconnexionFranceConnect.revientDe(requete, etat) ? "redirect:/?motif=deconnectee" : "redirect:/";
    }
}
