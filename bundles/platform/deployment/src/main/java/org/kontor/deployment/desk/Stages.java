package org.kontor.deployment.desk;

import java.nio.file.Path;
import org.kontor.deployment.Deployments.Staged;
import org.kontor.deployment.PluginJar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Versions that are here to be checked, without a call; nothing else is done to their plugin meanwhile. */
@Component(service = Stages.class)
public final class Stages {

    private final Gate gate;
    private final Wishes wishes;
    private final Rollout rollout;
    private final Lanes lanes;

    @Activate
    public Stages(@Reference Gate gate, @Reference Wishes wishes, @Reference Rollout rollout, @Reference Lanes lanes) {
        this.gate = gate;
        this.wishes = wishes;
        this.rollout = rollout;
        this.lanes = lanes;
    }

    private record Stage(PluginJar jar, Runnable end) implements Staged {
        @Override
        public void close() {
            end.run();
        }
    }

    Staged open(Path file) {
        PluginJar jar = gate.read(file);
        Lanes.Lane lane = lanes.take(jar.plugin(), "checking " + jar.version());
        try {
            Rollout.Prepared prepared = staged(file, jar);
            return new Stage(jar, () -> {
                prepared.takeBack();
                lane.close();
            });
        } catch (RuntimeException e) {
            lane.close();
            throw e;
        }
    }

    private Rollout.Prepared staged(Path file, PluginJar jar) {
        Build build = new Build(jar.version(), jar.sha256());
        wishes.keep(jar.plugin(), build, JarFiles.content(file, jar));
        return BundleTroubleException.told(() -> rollout.stage(wishes.live(jar.plugin()), jar.plugin(), build));
    }
}
