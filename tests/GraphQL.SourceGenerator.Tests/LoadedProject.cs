using System.Reflection;

namespace Graph.GraphQL.SourceGenerator.Tests;

/// <summary>A compiled project in this process.</summary>
internal sealed class LoadedProject(Assembly assembly)
{
    /// <summary>Calls a static method that takes a string and gives a task of a string.</summary>
    public Task<string> Call(string type, string method, string argument) =>
        (Task<string>)assembly.GetType(type)!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [argument])!;
}
