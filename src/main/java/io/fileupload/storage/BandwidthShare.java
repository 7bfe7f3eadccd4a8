package io.fileupload.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** This node's share of MAX_BANDWIDTH, which all nodes together keep within: all of it, until told of others. */
@Component
public final class BandwidthShare {

    private final Bandwidth bandwidth;
    private final @Nullable Long ofAllNodes;

    BandwidthShare(Bandwidth bandwidth, StorageSettings settings) {
        this.bandwidth = bandwidth;
        this.ofAllNodes = settings.maxBandwidth();
    }

    /** From now on so many nodes, this one included, share it evenly. */
    public void among(int nodes) {
        if (nodes < 1) {
            throw new IllegalArgumentException("Not a number of nodes: " + nodes);
        }
        if (ofAllNodes != null) {
            bandwidth.limit(Math.max(1, ofAllNodes / nodes));
        }
    }
}
