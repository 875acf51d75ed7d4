using System.Globalization;
using System.Reflection;
using System.Text;

namespace MultiMarket.Architecture.Tests.StandIns;

/// <summary>The parts of a member's line: modifiers, parameters, constraints, constants.</summary>
internal static class Signature
{
    public static bool Has(this IList<CustomAttributeData> attributes, string name) => attributes.Any(a => a.AttributeType.FullName == name);

    public static string Modifiers(MethodBase method)
    {
        if (method.DeclaringType!.IsInterface) return method.IsStatic ? " static" : method.IsAbstract ? "" : " default";
        var access = method.IsPublic ? "" : " protected";
        if (method.IsStatic) return access + " static";
        if (!method.IsVirtual) return access;
        var isNew = (method.Attributes & MethodAttributes.NewSlot) != 0;
        if (method.IsFinal) return isNew ? access : access + " sealed override";
        if (method.IsAbstract) return access + (isNew ? " abstract" : " abstract override");
        return access + (isNew ? " virtual" : " override");
    }

    public static string Types(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => p.ParameterType.Written()))})";

    public static string Names(ParameterInfo[] parameters, bool isExtension) => parameters.Length == 0
        ? ""
        : $" ({string.Join(", ", parameters.Select((p, i) => (isExtension && i == 0 ? "this " : "") + Prefix(p) + p.Name + Default(p)))})";

    public static string Constraints(IEnumerable<Type> parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters)
        {
            var words = Words(parameter).ToList();
            if (words.Count > 0) text.Append($" where {parameter.Written()}:{string.Join(',', words)}");
        }

        return text.ToString();
    }

    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{string.Concat(text.Select(Escaped))}\"",
        char character => $"'\\u{(int)character:x4}'",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Escaped(char character) =>
        character is < ' ' or '"' or '\\' ? $"\\u{(int)character:x4}" : character.ToString();

    private static string Prefix(ParameterInfo parameter)
    {
        var attributes = parameter.GetCustomAttributesData();
        var isParams = attributes.Has("System.ParamArrayAttribute") || attributes.Has("System.Runtime.CompilerServices.ParamCollectionAttribute");
        return (isParams ? "params " : "") + (parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "");
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.IsOptional) return "";
        if (!parameter.HasDefaultValue) return "=default";
        object? value;
        try
        {
            value = parameter.RawDefaultValue;
        }
        catch (Exception unreadable) when (unreadable is FormatException or BadImageFormatException or NotSupportedException)
        {
            return "=default";
        }

        if (value is null or DBNull or Missing) return parameter.ParameterType.IsValueType ? "=default" : "=null";
        return "=" + Value(value);
    }

    private static IEnumerable<string> Words(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (flags.HasFlag(GenericParameterAttributes.Covariant)) yield return "out";
        if (flags.HasFlag(GenericParameterAttributes.Contravariant)) yield return "in";
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) yield return "class";
        if (isStruct) yield return "struct";
        foreach (var name in parameter.GetGenericParameterConstraints().Select(TypeNames.Written).Where(n => n != "System.ValueType").Order(StringComparer.Ordinal))
            yield return name;
        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) yield return "new()";
    }
}
