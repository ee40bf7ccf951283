/** Un fournisseur d'identité OpenID Connect de remplacement, sur la boucle locale, aux personnes fictives et aux façons de FranceConnect. */
@NullMarked
package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import org.jspecify.annotations.NullMarked;
