/** De quoi éprouver le client sur des entrées tirées au hasard, mais rejouables : chaque graine donne toujours les mêmes. */
package io.github.impotparticulier.graines;
