package io.github.impotparticulier.exemples.raccordement;

import java.util.List;

/** Un client du SDK, ouvert sur un dossier : ses réglages sont admis. */
interface Acces extends AutoCloseable {
    /** Essaie tout ce que le dossier ouvre, et dit ce qu'il en est du jeton à l'appel. */
    List<Constat> essayer();

    @Override
    void close();
}
