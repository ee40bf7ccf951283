package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** La page du module dit les options du programme, comme lui. */
class PageTest {
    /** Le nom et ce qu'il prend, puis ce qu'elle fait, fût-ce à la ligne suivante, sans la liste qui suit un deux-points. */
    private static final Pattern OPTION = Pattern.compile("(?m)^  (--[a-z-]+(?: [A-Z]+)?)\\s+([^\n:]+?)(?: :.*)?$");

    private static final Pattern RANGEE = Pattern.compile("(?m)^\\| `(--[a-z-]+(?: [A-Z]+)?)` \\| (.+?)(?: :.*)? \\|$");

    @Test
    void le_tableau_des_options_est_l_aide_du_programme() throws Exception {
        List<String> options = lues(OPTION, ReglagesProgramme.aideEnClair());

        assertThat(options).hasSizeGreaterThanOrEqualTo(8);
        assertThat(lues(RANGEE, Files.readString(Path.of("README.md")))).isEqualTo(options);
    }

    private static List<String> lues(Pattern motif, String texte) {
        return motif.matcher(texte)
                .results()
                .map((MatchResult option) -> option.group(1) + " | " + option.group(2))
                .toList();
    }
}
