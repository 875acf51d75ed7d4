using System.Reflection;

namespace MultiMarket.Architecture.Tests.StandIns;

/// <summary>What users of an assembly see: public and protected, and nothing that the compiler made up.</summary>
internal static class Visibility
{
    public static bool IsShown(this Type type) => type.IsReachable() && !type.Name.Contains('<', StringComparison.Ordinal);

    public static bool IsShown(this MethodBase? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.Name.Contains('<', StringComparison.Ordinal);

    public static bool IsShown(this FieldInfo field) =>
        (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName && !field.Name.Contains('<', StringComparison.Ordinal);

    public static bool IsDelegate(this Type type) => type.BaseType?.FullName == "System.MulticastDelegate";

    public static bool IsReachable(this Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && type.DeclaringType!.IsReachable()
        : type.IsPublic;
}
