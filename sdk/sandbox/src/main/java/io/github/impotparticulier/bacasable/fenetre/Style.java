package io.github.impotparticulier.bacasable.fenetre;

import okio.ByteString;

/** La feuille de style, et la politique qui n'admet qu'elle : ni script, ni image, ni cadre. Les couleurs sont celles du navigateur. */
final class Style {
    static final String FEUILLE = """
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
            body { margin: 0 auto; max-width: 80rem; padding: 0 1rem 4rem; }
            nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; list-style: none; padding: 0; }
            section { border-top: 1px solid; margin-top: 2rem; }
            :focus-visible { outline: 3px solid; outline-offset: 2px; }
            .defile { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            caption { font-weight: bold; padding: 0.5rem 0; text-align: start; }
            th, td { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; }
            td ul { list-style: none; margin: 0; padding: 0; }
            pre { border: 1px solid; overflow-x: auto; padding: 0.5rem; }
            form { margin: 1rem 0; }
            fieldset { padding: 0.5rem 1rem 1rem; }
            label { display: block; margin-top: 0.5rem; }
            input, select, button { font: inherit; max-width: 100%; padding: 0.25rem 0.5rem; }
            button { display: block; margin-top: 1rem; }
            [role=alert] { border: 3px solid; padding: 0.5rem 1rem; }
            """;

    static final String POLITIQUE = "default-src 'none'; style-src 'sha256-"
            + ByteString.encodeUtf8(FEUILLE).sha256().base64()
            + "'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Style() {}
}
