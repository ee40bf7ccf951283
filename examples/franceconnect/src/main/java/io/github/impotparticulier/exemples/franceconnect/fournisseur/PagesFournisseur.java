package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Le choix d'une personne, son consentement, et ce que le téléservice lit ensuite d'elle. */
@Controller
class PagesFournisseur {
    private final Identites identites;

    PagesFournisseur(Identites identites) {
        this.identites = identites;
    }

    @GetMapping("/identites")
    String identites(Model page) {
        page.addAttribute("identites", identites.parSub());
        return "identites";
    }

    @GetMapping("/consentement")
    String consentement(
            @RequestParam("client_id") String clientId,
            @RequestParam("scope") String scopes,
            @RequestParam("state") String etat,
            Model page) {
        page.addAttribute("clientId", clientId);
        page.addAttribute("scopes", List.of(scopes.split(" ")));
        page.addAttribute("etat", etat);
        return "consentement";
    }

    @GetMapping("/userinfo")
    @ResponseBody
    Map<String, String> userinfo(@AuthenticationPrincipal OAuth2AuthenticatedPrincipal porteur) {
        Set<String> scopes = porteur.getAttribute("scopes");
        return identites.claims(porteur.getName(), scopes == null ? Set.of() : scopes);
    }
}
