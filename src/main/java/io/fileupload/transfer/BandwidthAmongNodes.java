package io.fileupload.transfer;

import io.fileupload.storage.BandwidthShare;
import io.fileupload.work.NodesChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps all nodes together within MAX_BANDWIDTH, as they come and go. */
@Component
class BandwidthAmongNodes {

    private final BandwidthShare share;

    BandwidthAmongNodes(BandwidthShare share) {
        this.share = share;
    }

    @EventListener
    void onChange(NodesChanged nodes) {
        share.among(nodes.live());
    }
}
