/** Ce que la passerelle et l'API Particulier du bac à sable ont en commun. */
@NullMarked
package io.github.impotparticulier.bacasable.commun;

import org.jspecify.annotations.NullMarked;
