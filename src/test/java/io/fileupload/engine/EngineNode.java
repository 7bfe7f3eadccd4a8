package io.fileupload.engine;

import io.fileupload.job.FileStateWriter;
import io.fileupload.storage.ObjectStore;
import io.fileupload.transfer.UploadWorker;
import io.fileupload.upload.Orchestrator;
import io.fileupload.work.Node;
import io.fileupload.work.Nodes;
import io.fileupload.work.Work;
import io.fileupload.work.WorkSchedulers;
import io.fileupload.work.Worker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ClassUtils;

/** One process: the parts of the engine that have a state, gone with it at a crash, and without threads of their own. */
final class EngineNode {
    private static final List<String> PACKAGES = List.of(
            "io.fileupload.transfer",
            "io.fileupload.upload",
            "io.fileupload.monitor",
            "io.fileupload.recovery",
            "io.fileupload.folder");
    private static final List<Class<?>> COMPONENTS = components();

    private final DefaultListableBeanFactory beans;

    EngineNode(DataBeans data, ObjectStore store) {
        beans = new DefaultListableBeanFactory(data.context.getBeanFactory());
        beans.setAutowireCandidateResolver(new ContextAnnotationAutowireCandidateResolver());
        beans.addEmbeddedValueResolver(data.context.getEnvironment()::resolveRequiredPlaceholders);
        beans.registerResolvableDependency(ApplicationEventPublisher.class, data.context);
        AutowiredAnnotationBeanPostProcessor autowired = new AutowiredAnnotationBeanPostProcessor();
        autowired.setBeanFactory(beans);
        beans.addBeanPostProcessor(autowired);
        beans.addBeanPostProcessor(data.tampering);
        beans.registerSingleton("store", store);
        beans.registerSingleton("metrics", new SimpleMeterRegistry());
        beans.registerSingleton("states", writingAtOnce(data));
        Binder settings = Binder.get(data.context.getEnvironment());
        COMPONENTS.forEach(type -> register(type, settings));
    }

    /** Its thread is not started: then it writes in the thread of its caller. */
    private static Object writingAtOnce(DataBeans data) {
        return data.context
                .getAutowireCapableBeanFactory()
                .autowire(FileStateWriter.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
    }

    private void register(Class<?> type, Binder settings) {
        ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
        if (properties == null) {
            RootBeanDefinition bean = new RootBeanDefinition(type);
            // Rather than that of what all processes share, where there is one.
            bean.setPrimary(true);
            beans.registerBeanDefinition(type.getSimpleName(), bean);
        } else {
            beans.registerSingleton(type.getSimpleName(), settings.bindOrCreate(properties.value(), type));
        }
    }

    private static List<Class<?>> components() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(true);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.addExcludeFilter(new AnnotationTypeFilter(Configuration.class));
        List<Class<?>> found = new ArrayList<>(List.of(Node.class, Nodes.class, WorkSchedulers.class));
        for (String name : PACKAGES) {
            for (BeanDefinition candidate : scan.findCandidateComponents(name)) {
                found.add(ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null));
            }
        }
        found.removeIf(type -> type.getSimpleName().equals("Recovery"));
        return List.copyOf(found);
    }

    /** What a process does first: it takes the work of the one that died before it, the only one on this database. */
    void takeFromTheDead() {
        WorkSchedulers schedulers = beans.getBean(WorkSchedulers.class);
        workers().forEach((work, worker) -> schedulers.of(work, 1, worker));
    }

    Map<Work, Worker> workers() {
        return Map.of(Work.RUN, beans.getBean(Orchestrator.class), Work.SHARD, beans.getBean(UploadWorker.class));
    }

    Worker worker(Work work) {
        return work == Work.RUN ? beans.getBean(Orchestrator.class) : beans.getBean(UploadWorker.class);
    }

    String id() {
        return beans.getBean(Node.class).id();
    }

    /** Calls what would run by itself now and then. */
    void call(String component, String method) {
        ReflectionTestUtils.invokeMethod(beans.getBean(component), method);
    }
}
