package bench;

import java.util.ArrayList;
import java.util.List;

/** What the service has to do in a scenario, and who else does it. */
enum Work {
    UPLOAD,
    SCAN,
    RESCAN,
    START;

    /** Everyone who takes part; those that are compared with come last. */
    List<Contender> contenders(Lab lab, DataSet data) {
        List<Contender> contenders = new ArrayList<>();
        for (Lab.Build build : lab.builds()) {
            if (this != START) {
                contenders.add(warm(lab, build, data));
            }
            if (this == UPLOAD || this == START) {
                contenders.add(new ColdService(lab, build, data, this == START));
            }
        }
        contenders.addAll(peers(lab, data));
        return contenders;
    }

    WarmService warm(Lab lab, Lab.Build build, DataSet data) {
        return switch (this) {
            case UPLOAD -> new WarmService.Uploading(lab, build, data);
            case SCAN -> new WarmService.Scanning(lab, build, data);
            case RESCAN -> new WarmService.Rescanning(lab, build, data);
            case START -> throw new IllegalArgumentException("Nothing is warm at a start");
        };
    }

    private List<Contender> peers(Lab lab, DataSet data) {
        return switch (this) {
            case UPLOAD -> new Peers(lab, data).uploading();
            case SCAN, RESCAN -> new Peers(lab, data).scanning();
            case START -> List.of();
        };
    }
}
