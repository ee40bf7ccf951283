/** Le bac à sable dans les tests JUnit Jupiter : démarré, injecté, rétabli et fermé sans y penser. */
@NullMarked
package io.github.impotparticulier.bacasable.junit;

import org.jspecify.annotations.NullMarked;
