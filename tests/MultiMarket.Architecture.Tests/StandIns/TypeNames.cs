namespace MultiMarket.Architecture.Tests.StandIns;

/// <summary>Names of types as XML documentation ids write them.</summary>
internal static class TypeNames
{
    public static string Id(this Type type) =>
        type.DeclaringType is { } outer ? $"{outer.Id()}.{type.Name}" : InNamespace(type, type.Name);

    public static string Written(this Type type)
    {
        if (type.IsByRef) return type.GetElementType()!.Written() + "@";
        if (type.IsPointer) return type.GetElementType()!.Written() + "*";
        if (type.IsArray) return type.GetElementType()!.Written() + Ranks(type.GetArrayRank());
        if (type.IsGenericParameter) return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (type.IsFunctionPointer) return "=FUNC";
        return type.IsGenericType ? Generic(type) : type.Id();
    }

    private static string Ranks(int rank) => rank == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", rank))}]";

    private static string InNamespace(Type type, string name) => type.Namespace is { Length: > 0 } space ? $"{space}.{name}" : name;

    private static string Generic(Type type)
    {
        var chain = new Stack<Type>();
        for (var part = type.GetGenericTypeDefinition(); part is not null; part = part.DeclaringType!) chain.Push(part);
        var arguments = type.GetGenericArguments();
        var outermost = chain.Peek();
        var used = 0;
        var names = new List<string>();
        foreach (var part in chain)
        {
            var own = arguments[used..part.GetGenericArguments().Length];
            used += own.Length;
            var name = part.Name.Split('`')[0];
            names.Add(own.Length == 0 ? name : $"{name}{{{string.Join(',', own.Select(Written))}}}");
        }

        return InNamespace(outermost, string.Join('.', names));
    }
}
