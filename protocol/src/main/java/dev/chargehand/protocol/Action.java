// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An operation of the protocol: its name on the wire and the two messages it consists of.
///
/// All of it follows from the request's type, so there is no list to keep: the name is the record's without
/// `Request`, the response is the type argument, the directions are the interfaces. Instances are unique per
/// request type.
///
/// @param <Q> the request
/// @param <R> the response
public final class Action<Q extends Request<R>, R extends Response> {
    private static final String SUFFIX = "Request";

    /// The actions of OCPP 1.6 and its security extension that have no types here yet. They are known, so a
    /// receiver answers NotSupported; anything else is NotImplemented (OCPP-J 1.6 section 4.2.3).
    private static final Set<String> KNOWN_WITHOUT_TYPES = Set.of(
            "CancelReservation",
            "CertificateSigned",
            "ClearChargingProfile",
            "DeleteCertificate",
            "DiagnosticsStatusNotification",
            "ExtendedTriggerMessage",
            "FirmwareStatusNotification",
            "GetCompositeSchedule",
            "GetDiagnostics",
            "GetInstalledCertificateIds",
            "GetLocalListVersion",
            "GetLog",
            "InstallCertificate",
            "LogStatusNotification",
            "ReserveNow",
            "SecurityEventNotification",
            "SendLocalList",
            "SetChargingProfile",
            "SignCertificate",
            "SignedFirmwareStatusNotification",
            "SignedUpdateFirmware",
            "TriggerMessage",
            "UpdateFirmware");

    private static final ClassValue<Action<?, ?>> BY_REQUEST = new ClassValue<>() {
        @Override
        protected Action<?, ?> computeValue(Class<?> type) {
            return derive(type);
        }
    };

    private static final Map<String, Action<?, ?>> STANDARD = Stream.<Class<?>>of(
                    FromChargePoint.class, FromCentralSystem.class)
            .flatMap(direction -> Stream.of(direction.getPermittedSubclasses()))
            .filter(Class::isRecord)
            .distinct()
            .map(BY_REQUEST::get)
            .collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));

    private final String name;
    private final Class<Q> request;
    private final Class<R> response;

    private Action(String name, Class<Q> request, Class<R> response) {
        this.name = name;
        this.request = request;
        this.response = response;
    }

    /// The action of a request type.
    ///
    /// @throws IllegalArgumentException if the type is no record whose name ends in `Request`
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <Q extends Request<R>, R extends Response> Action<Q, R> of(Class<Q> request) {
        return (Action<Q, R>) BY_REQUEST.get(request);
    }

    /// The action of a request.
    public static Action<?, ?> ofMessage(Request<?> request) {
        return BY_REQUEST.get(request.getClass());
    }

    /// The standard actions that have types here, in the order of their names.
    public static List<Action<?, ?>> standard() {
        return STANDARD.values().stream()
                .sorted((one, other) -> one.name.compareTo(other.name))
                .toList();
    }

    /// The standard action of that name, or null if there is none with types here.
    public static @Nullable Action<?, ?> named(String name) {
        return STANDARD.get(name);
    }

    /// Whether OCPP 1.6 or its security extension knows the name, with types here or without.
    public static boolean isKnown(String name) {
        return STANDARD.containsKey(name) || KNOWN_WITHOUT_TYPES.contains(name);
    }

    static Set<String> knownWithoutTypes() {
        return KNOWN_WITHOUT_TYPES;
    }

    /// The name on the wire, case-sensitive.
    public String name() {
        return name;
    }

    /// The type of the CALL's payload.
    public Class<Q> request() {
        return request;
    }

    /// The type of the CALLRESULT's payload.
    public Class<R> response() {
        return response;
    }

    /// Whether a charge point may send it.
    public boolean isFromChargePoint() {
        return FromChargePoint.class.isAssignableFrom(request);
    }

    /// Whether a central system may send it.
    public boolean isFromCentralSystem() {
        return FromCentralSystem.class.isAssignableFrom(request);
    }

    @Override
    public String toString() {
        return name;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Action<?, ?> derive(Class<?> type) {
        String simpleName = type.getSimpleName();
        if (!type.isRecord() || !simpleName.endsWith(SUFFIX) || simpleName.equals(SUFFIX)) {
            throw new IllegalArgumentException(type.getName() + " is no record named after its action: XxxRequest");
        }
        String name = simpleName.substring(0, simpleName.length() - SUFFIX.length());
        return new Action(name, type, responseOf(type));
    }

    private static Class<?> responseOf(Class<?> request) {
        Set<Type> interfaces = new LinkedHashSet<>(List.of(request.getGenericInterfaces()));
        List<Class<?>> responses = new ArrayList<>();
        for (Type implemented : interfaces) {
            if (implemented instanceof ParameterizedType direction
                    && Request.class.isAssignableFrom((Class<?>) direction.getRawType())
                    && direction.getActualTypeArguments()[0] instanceof Class<?> response) {
                responses.add(response);
            }
        }
        if (responses.isEmpty()) {
            throw new IllegalArgumentException(request.getName() + " does not name its response type");
        }
        return responses.getFirst();
    }
}
