package io.retl.warehouse.spi;

/** How a row of the model differs from the records table, and the letter that stands for it in the tables. */
public enum DeltaKind {
    /** In the model, not in the records. */
    ADDED("A"),
    /** In both, with another checksum. */
    UPDATED("U"),
    /** In the records, not in the model. */
    DELETED("D");

    private final String code;

    DeltaKind(String code) {
        this.code = code;
    }

    /** The letter in the tables. */
    public String code() {
        return code;
    }

    /** The kind with the letter. */
    public static DeltaKind ofCode(String code) {
        for (DeltaKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + code + "' is no kind of change; known are A, U and D.");
    }
}
