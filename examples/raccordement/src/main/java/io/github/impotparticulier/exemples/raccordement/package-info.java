/** Le jour du raccordement : chaque jeu d'identifiants éprouvé de bout en bout, et ce qui manque dit, avec qui le donne. */
@NullMarked
package io.github.impotparticulier.exemples.raccordement;

import org.jspecify.annotations.NullMarked;
