/** Une application qui n'exige que le client, et n'ouvre rien. */
module exemple {
    requires io.github.impotparticulier.client;
}
