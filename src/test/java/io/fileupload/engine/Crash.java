package io.fileupload.engine;

/** The process dies here: an error of the machine, which the engine lets pass. */
final class Crash extends VirtualMachineError {
    private static final long serialVersionUID = 1;

    Crash(String where) {
        super(where);
    }
}
