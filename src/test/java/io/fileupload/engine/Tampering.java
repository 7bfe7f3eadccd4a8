package io.fileupload.engine;

import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Steps in between the parts of the engine, where the lab or a planted bug has something else happen. */
final class Tampering implements BeanPostProcessor, MethodInterceptor {
    /** Names of the types whose calls can be changed. */
    private static final Set<String> TYPES = Set.of("Fence", "S3Availability");

    private MethodInterceptor with = MethodInvocation::proceed;

    void with(MethodInterceptor change) {
        with = change;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (!TYPES.contains(bean.getClass().getSimpleName())) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(this);
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        return with.invoke(call);
    }
}
