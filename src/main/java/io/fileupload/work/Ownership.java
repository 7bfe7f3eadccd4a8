package io.fileupload.work;

import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who has work at the moment; for a write ask the {@link Fence}. */
@Service
public class Ownership {

    private final Fence fence;

    Ownership(Fence fence) {
        this.fence = fence;
    }

    /** Those of them that still have their work. */
    @Transactional
    public Set<Owner> present(Collection<Owner> owners) {
        return fence.current(owners);
    }
}
