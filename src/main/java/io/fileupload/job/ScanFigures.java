package io.fileupload.job;

/**
 * What a scan found.
 *
 * @param scanned files looked at
 * @param added files that were not known
 * @param changed files that were known in another version
 * @param unsettled files left out since they may still be written to
 */
public record ScanFigures(long scanned, long added, long changed, long unsettled) {

    public ScanFigures plusChanged(long more) {
        return new ScanFigures(scanned, added, changed + more, unsettled);
    }

    /** Whether any file changed its row. */
    public boolean foundSomething() {
        return added + changed > 0;
    }
}
