using System.Reflection;
using System.Text;

namespace MultiMarket.Architecture.Tests.StandIns;

/// <summary>The line of a type or member: its documentation id, then what else a caller depends on.</summary>
internal static class SurfaceLine
{
    public static string Of(Type type)
    {
        var line = new StringBuilder($"T:{type.Id()} : {Kind(type)}");
        if (type.IsEnum)
            line.Append(' ').Append(type.GetEnumUnderlyingType().Written()).Append(type.GetCustomAttributesData().Has("System.FlagsAttribute") ? " flags" : "");
        else if (type.IsClass && !type.IsDelegate() && type.BaseType is { } b && b.FullName != "System.Object")
            line.Append(' ').Append(b.Written());
        line.Append(Signature.Constraints(type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0)));
        if (type.IsEnum || type.IsDelegate()) return line.ToString();
        var inherited = type.BaseType?.GetInterfaces().Select(i => i.Written()).ToHashSet() ?? [];
        var own = type.GetInterfaces().Where(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i).IsReachable())
            .Select(i => i.Written()).Where(n => !inherited.Contains(n)).Order(StringComparer.Ordinal).ToList();
        return own.Count == 0 ? line.ToString() : line.Append(" | ").AppendJoin(" & ", own).ToString();
    }

    public static string Of(MethodBase method)
    {
        var result = (method as MethodInfo)?.ReturnType;
        var name = method.IsConstructor ? "#ctor" : method.Name.Replace('.', '#');
        var arity = method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";
        var conversion = method.Name is "op_Implicit" or "op_Explicit" ? "~" + result!.Written() : "";
        var isExtension = method.GetCustomAttributesData().Has("System.Runtime.CompilerServices.ExtensionAttribute");
        return $"M:{method.DeclaringType!.Id()}.{name}{arity}{Signature.Types(method.GetParameters())}{conversion} : {result?.Written() ?? "ctor"}"
            + Signature.Modifiers(method)
            + Signature.Names(method.GetParameters(), isExtension)
            + (method.IsGenericMethod ? Signature.Constraints(method.GetGenericArguments()) : "");
    }

    public static string Of(PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        var open = property.GetMethod is { IsPublic: true } || property.SetMethod is { IsPublic: true };
        var first = property.GetMethod.IsShown() ? property.GetMethod! : property.SetMethod!;
        var shown = open && !first.IsPublic ? property.SetMethod! : first;
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") == true;
        var accessors = Accessor(property.GetMethod, "get", open) + Accessor(property.SetMethod, isInit ? "init" : "set", open);
        return $"P:{property.DeclaringType!.Id()}.{property.Name.Replace('.', '#')}{Signature.Types(index)} : {property.PropertyType.Written()}"
            + $"{Signature.Modifiers(shown)} {{{accessors}}}{Signature.Names(index, false)}";
    }

    public static string Of(EventInfo e) =>
        $"E:{e.DeclaringType!.Id()}.{e.Name} : {e.EventHandlerType!.Written()}{Signature.Modifiers(e.AddMethod!)}";

    public static string Of(FieldInfo field)
    {
        var words = (field.IsPublic ? "" : " protected") + (field.IsLiteral
            ? field.DeclaringType!.IsEnum ? "" : " const"
            : (field.IsStatic ? " static" : "") + (field.IsInitOnly ? " readonly" : ""));
        var value = field.IsLiteral ? " = " + Signature.Value(field.GetRawConstantValue()) : "";
        return $"F:{field.DeclaringType!.Id()}.{field.Name} : {field.FieldType.Written()}{words}{value}";
    }

    private static string Accessor(MethodInfo? accessor, string word, bool open) =>
        accessor.IsShown() ? (open && !accessor!.IsPublic ? "protected " : "") + word + ";" : "";

    private static string Kind(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            _ when type.IsDelegate() => "delegate",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        return type.IsNested && !type.IsNestedPublic ? "protected " + kind : kind;
    }
}
